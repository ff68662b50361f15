//! What came back.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::api::problem::{Code, FieldProblem, Problem};
use domain::api::wall::{PointsUpdate, WallUpdate};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

/// An answer, read to its end unless it is a stream of events.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    content: Bytes,
    events: Option<Body>,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let streams = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let (content, events) = if streams {
            (Bytes::new(), Some(body))
        } else {
            (body.collect().await.unwrap().to_bytes(), None)
        };
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            content,
            events,
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.content
    }

    pub fn text(&self) -> &str {
        str::from_utf8(&self.content).unwrap()
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.content)
            .unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The cookie that was set, as a browser sends it back.
    pub fn cookie(&self) -> Option<&str> {
        self.header("set-cookie")?.split(';').next()
    }

    /// The next chunk of a stream of events; `None` once it is over.
    pub async fn next_event(&mut self) -> Option<String> {
        let frame = self.events.as_mut().unwrap().frame().await?;
        let data = frame.unwrap().into_data().unwrap();
        Some(String::from_utf8(data.to_vec()).unwrap())
    }

    /// The next card of an open wall; signs of life in between do not count.
    pub async fn next_card(&mut self) -> WallUpdate {
        self.next_data("appreciation").await
    }

    /// What changes next about the points of an open wall.
    pub async fn next_points(&mut self) -> PointsUpdate {
        self.next_data("points").await
    }

    async fn next_data<T: DeserializeOwned>(&mut self, kind: &str) -> T {
        loop {
            let event = self.next_event().await.expect("the stream is over");
            if let Some(data) = event.lines().find_map(|line| line.strip_prefix("data: ")) {
                assert!(event.contains(&format!("event: {kind}")), "{event}");
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Reads a stream to its end.
    pub async fn ends(mut self) {
        while self.next_event().await.is_some() {}
    }

    /// It is an error of this kind.
    #[track_caller]
    pub fn refused(&self, status: u16, code: Code) -> Problem {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), Some("application/json"));
        let problem: Problem = self.json();
        assert_eq!(problem.code, code, "{}", self.text());
        assert!(
            problem.message.ends_with('.'),
            "no sentence: {}",
            problem.message
        );
        problem
    }

    /// It is a 422 that names this one field and says this.
    #[track_caller]
    pub fn refused_field(&self, field: &str, message: &str) {
        let problem = self.refused(422, Code::Invalid);
        assert_eq!(problem.fields, [FieldProblem::new(field, message)]);
    }
}
