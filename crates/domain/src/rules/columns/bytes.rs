//! A history as bytes: the time zone and lists of ids, then a column for each part of the events, in as few bytes a number as its
//! greatest needs. Columns of little numbers that resemble their neighbours are what compressors are good at.

use super::beneficiary::Beneficiaries;
use super::history::{CLASSES, History, MEASURES, Row};
use jiff::civil::Date;

/// What the bytes begin with; another format gets another number.
const BEGINNING: &[u8] = b"plaudit history 2\n";

/// Bytes that are no history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The history cannot be read: {0}. Load it anew.")]
pub struct Malformed(&'static str);

impl History {
    /// This history as bytes, little-endian, not compressed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = BEGINNING.to_vec();
        for ids in [
            std::slice::from_ref(&self.time_zone),
            &self.employees,
            &self.teams,
            &self.touchpoints,
            &self.standards,
        ] {
            write_column(&mut bytes, ids.iter().map(|id| length(id.as_bytes())));
            for id in ids {
                bytes.extend(id.as_bytes());
            }
        }
        write_column(&mut bytes, self.days.iter().map(|day| packed(*day)));
        write_column(&mut bytes, self.places.iter().map(|place| place.0));
        write_column(&mut bytes, self.places.iter().map(|place| place.1));
        write_column(&mut bytes, self.choices.iter().map(|choice| length(choice)));
        write_column(&mut bytes, self.choices.iter().flatten().copied());
        write_column(&mut bytes, self.happened.iter().copied());
        write_column(&mut bytes, self.rows.iter().map(|row| row.place));
        write_column(&mut bytes, self.rows.iter().map(|row| row.choice));
        write_column(&mut bytes, self.rows.iter().map(|row| row.measure.into()));
        write_column(&mut bytes, self.rows.iter().map(|row| row.class.into()));
        let people = self.people.listed.iter();
        let mut counts = vec![0; self.rows.len()];
        for named in people.clone() {
            counts[named.event as usize] += 1;
        }
        write_column(&mut bytes, counts.into_iter());
        write_column(&mut bytes, people.clone().map(|named| named.account));
        write_column(&mut bytes, people.map(|named| named.team));
        bytes
    }

    /// The history that these bytes are.
    ///
    /// # Errors
    /// [`Malformed`] if they are none, were cut off, or say what cannot be: [`replay`](Self::replay) relies on it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let rest = bytes.strip_prefix(BEGINNING);
        let mut reader = Reader(rest.ok_or(Malformed("it is of another format"))?);
        let [time_zone] = <[String; 1]>::try_from(reader.ids()?)
            .map_err(|_| Malformed("it does not name its time zone"))?;
        let employees = reader.ids()?;
        let teams = reader.ids()?;
        let touchpoints = reader.ids()?;
        let standards = reader.ids()?;
        let days = reader.days()?;
        let places = reader.pairs(touchpoints.len(), teams.len())?;
        let choices = reader.choices(standards.len())?;
        let happened = reader.column(days.len())?;
        let rows = reader.rows(happened.len(), places.len(), choices.len())?;
        let counts = reader.column(usize::MAX)?;
        let recipients = reader.pairs(employees.len(), teams.len())?;
        if counts.len() != rows.len() {
            return Err(UNFIT);
        }
        let people = divided(&counts, &recipients)?;
        if !reader.0.is_empty() {
            return Err(Malformed("something follows it"));
        }
        Ok(Self {
            time_zone,
            employees,
            teams,
            touchpoints,
            standards,
            days,
            places,
            choices,
            happened,
            rows,
            people,
            windows: Vec::new(),
            window_rows: [0; 4],
            blocks: Vec::new(),
            teams_of: Beneficiaries::default(),
        }
        .completed())
    }
}

const UNFIT: Malformed = Malformed("its recipients do not fit its events");

/// Gives each event its recipients, of which it has so many.
fn divided(counts: &[u32], recipients: &[(u32, u32)]) -> Result<Beneficiaries, Malformed> {
    let mut rest = recipients;
    let mut people = Beneficiaries::default();
    for (event, count) in (0..).zip(counts) {
        if *count > u32::from(u8::MAX) {
            return Err(UNFIT);
        }
        let own;
        (own, rest) = rest.split_at_checked(*count as usize).ok_or(UNFIT)?;
        if !own.is_sorted_by(|one, other| one.0 < other.0) {
            return Err(UNFIT);
        }
        people.add(event, own);
    }
    if rest.is_empty() {
        Ok(people)
    } else {
        Err(UNFIT)
    }
}

/// Its length in the list, how many bytes a number has, and the numbers.
fn write_column(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = u32> + Clone) {
    let greatest = numbers.clone().max().unwrap_or(0);
    let width = match greatest {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    };
    let count = u32::try_from(numbers.clone().count()).unwrap_or(u32::MAX);
    bytes.extend(count.to_le_bytes());
    bytes.push(width);
    for number in numbers {
        bytes.extend(&number.to_le_bytes()[..usize::from(width)]);
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// A date as year, month and day, so that ascending dates are ascending numbers from the year 0 on.
fn packed(day: Date) -> u32 {
    let [month, date] = [day.month(), day.day()].map(|part| u32::from(part.unsigned_abs()));
    u32::from(day.year().cast_unsigned()) << 16 | month << 8 | date
}

fn unpacked(number: u32) -> Option<Date> {
    let [date, month, low, high] = number.to_le_bytes();
    let year = i16::from_le_bytes([low, high]);
    Date::new(year, month.try_into().ok()?, date.try_into().ok()?).ok()
}

/// The bytes that were not read yet.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let parts = self.0.split_at_checked(count);
        let (taken, rest) = parts.ok_or(Malformed("it ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    /// Numbers below `limit`.
    fn column(&mut self, limit: usize) -> Result<Vec<u32>, Malformed> {
        let &[a, b, c, d, width] = self.take(5)? else {
            return Err(Malformed("it ends too early"));
        };
        if !matches!(width, 1 | 2 | 4) {
            return Err(Malformed("a number has an odd width"));
        }
        let count = u32::from_le_bytes([a, b, c, d]) as usize;
        let width = usize::from(width);
        let all = self.take(count.saturating_mul(width))?;
        let numbers = all.chunks_exact(width).map(|bytes| {
            let mut number = [0; 4];
            number[..width].copy_from_slice(bytes);
            u32::from_le_bytes(number)
        });
        let numbers: Vec<_> = numbers.collect();
        if numbers.iter().any(|number| *number as usize >= limit) {
            return Err(Malformed("it names what is not there"));
        }
        Ok(numbers)
    }

    /// Ascending texts.
    fn ids(&mut self) -> Result<Vec<String>, Malformed> {
        let lengths = self.column(usize::MAX)?;
        let ids = lengths.into_iter().map(|length| {
            let text = std::str::from_utf8(self.take(length as usize)?);
            text.map(str::to_owned)
                .map_err(|_| Malformed("an id is no text"))
        });
        ascending(ids.collect::<Result<_, _>>()?)
    }

    fn days(&mut self) -> Result<Vec<Date>, Malformed> {
        let days = self.column(usize::MAX)?.into_iter();
        let days = days.map(|day| unpacked(day).ok_or(Malformed("a day is not in the calendar")));
        ascending(days.collect::<Result<_, _>>()?)
    }

    fn pairs(&mut self, first: usize, second: usize) -> Result<Vec<(u32, u32)>, Malformed> {
        let (first, second) = (self.column(first)?, self.column(second)?);
        if first.len() != second.len() {
            return Err(Malformed("two columns differ in length"));
        }
        Ok(first.into_iter().zip(second).collect())
    }

    fn choices(&mut self, standards: usize) -> Result<Vec<Vec<u32>>, Malformed> {
        let lengths = self.column(usize::MAX)?;
        let all = self.column(standards)?;
        let mut rest = &all[..];
        let choices = lengths.into_iter().map(|length| {
            let parts = rest.split_at_checked(length as usize);
            let (choice, after) = parts.ok_or(Malformed("a choice of standards is cut off"))?;
            rest = after;
            ascending(choice.to_vec())
        });
        choices.collect()
    }

    fn rows(&mut self, count: usize, places: usize, choices: usize) -> Result<Vec<Row>, Malformed> {
        let places = self.column(places)?;
        let choices = self.column(choices)?;
        let measures = self.column(MEASURES.into())?;
        let classes = self.column(CLASSES.into())?;
        let lengths = [places.len(), choices.len(), measures.len(), classes.len()];
        if lengths.iter().any(|length| *length != count) {
            return Err(Malformed("two columns differ in length"));
        }
        let of_lists = places.into_iter().zip(choices);
        let of_values = measures.into_iter().zip(classes);
        let rows = of_lists.zip(of_values);
        Ok(rows
            .map(|((place, choice), (measure, class))| Row {
                place,
                choice,
                measure: u16::try_from(measure).unwrap_or(0),
                class: u8::try_from(class).unwrap_or(0),
                is_named: false,
            })
            .collect())
    }
}

/// What is in a list once and ascending; positions are compared instead of values.
fn ascending<T: PartialOrd>(list: Vec<T>) -> Result<Vec<T>, Malformed> {
    if list.is_sorted_by(|one, other| one < other) {
        Ok(list)
    } else {
        Err(Malformed("a list is not in order"))
    }
}
