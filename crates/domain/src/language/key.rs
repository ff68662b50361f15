//! The keys of everything that customers read, and from the same list the form that each language fills in.

/// Makes [`Key`] and [`Words`] from one list of keys, in groups that say where their texts stand. A language file that lacks a
/// key, or has one too many, does not compile.
macro_rules! keys {
    (
        app { $($app_place:literal { $($app:ident)* })* }
        kiosk { $($kiosk_place:literal { $($kiosk:ident)* })* }
        pages { $($page_place:literal { $($page:ident)* })* }
    ) => {
        /// A text that customers read. Its number is its place in the list that the server writes into a page: the app knows
        /// numbers only, and so no customer downloads the words of languages that they do not read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum Key {
            $($(#[doc = $app_place] $app,)*)*
            $($(#[doc = $kiosk_place] $kiosk,)*)*
            $($(#[doc = $page_place] $page,)*)*
        }

        impl Key {
            /// How many of them, at the beginning, the app of the customer page reads.
            pub const FOR_APP: usize = [$($(Self::$app,)*)*].len();
            /// How many of them, at the beginning, the app of a kiosk reads.
            pub const FOR_KIOSK: usize = Self::FOR_APP + Self::OF_KIOSK.len();
            /// All of them, in the order of their numbers.
            pub const ALL: [Self; Self::COUNT] =
                [$($(Self::$app,)*)* $($(Self::$kiosk,)*)* $($(Self::$page,)*)*];
            /// How many there are.
            pub const COUNT: usize = Self::FOR_KIOSK + [$($(Self::$page,)*)*].len();

            const OF_KIOSK: &[Self] = &[$($(Self::$kiosk,)*)*];
        }

        /// One language: a text for each key.
        #[allow(non_snake_case, reason = "a field is named as its key")]
        pub(super) struct Words {
            $($(pub(super) $app: &'static str,)*)*
            $($(pub(super) $kiosk: &'static str,)*)*
            $($(pub(super) $page: &'static str,)*)*
        }

        impl Words {
            /// The texts in the order of their keys.
            pub(super) const fn in_order(&self) -> [&'static str; Key::COUNT] {
                [$($(self.$app,)*)* $($(self.$kiosk,)*)* $($(self.$page,)*)*]
            }
        }
    };
}

keys! {
    app {
        "The scale, from best to worst." {
            VerySatisfied Satisfied Neither Dissatisfied VeryDissatisfied
        }
        "Below the first question." {
            CountsFromFirstTap
        }
        "How saving the score stands; `{reason}` is a sentence." {
            Saving Saved SavedMoreComing SavedRestMissing NotSaved NotSavedOffline NotSavedBusy NotSavedDelayed
            PageOutOfDate TryAgain
        }
        "What every step has." {
            Back Continue CharactersLeft
        }
        "The step on which people are chosen; `{n}` is how many are chosen." {
            WhoQuestion WhoHint People SearchPeople NobodyFound Chosen
            WholeTeam WholeTeamHint UnknownName UnknownNameLabel UnknownNameHint
        }
        "A receipt link that counts for nothing." {
            ReceiptUsed ReceiptExpired ReceiptInvalid
        }
        "The step of what was done well." {
            PraiseQuestion YourThanks YourMessage MessageHint
        }
        "What becomes of the words, beside them; `{names}` are first names." {
            WillSee TeamInSentence DescribedInSentence WithoutMessage Today NeverYourScore EachSeesOthers ReadFirst OnceFound NobodyNamed
        }
        "What is pointed out in a message; `{words}` are the customer's." {
            HintSeen HintLeaveOut HintKeep
        }
        "The step of what to put right; `{names}` are first names." {
            ImproveQuestion TellUsMore ImproveHint ThankAnyway ChangeThanks ThanksGoesWithIt
            ContactLabel ContactHint
        }
        "The button that sends, and what holds it up." {
            Send Sending SendOffline SendBusy SendDelayed SentBefore SendRefused
        }
        "The end; `{names}` are first names." {
            ThankYou ThanksGoesTo ReachedTeam LookIntoIt LookIntoItThanks CanClose
            PickupLink PickupWhy CopyLink LinkCopied ShareLink
        }
        "What is wrong with a field; `{n}` and `{max}` are numbers." {
            TooLong Unshowable TooManyPeople TooManyChoices NotOnOffer UnnamedNeeded ContactNeeded
        }
    }
    kiosk {
        "Around the first question; `{n}` is how many answers wait for a connection." {
            KioskWaiting KioskDiskFull KioskLanguage KioskReach KioskContrast KioskStartAgain
        }
        "When nobody has touched the kiosk for a while; `{n}` are seconds." {
            KioskStillThere KioskClearsSoon KioskStay
        }
        "After sending; `{n}` are seconds." {
            KioskTakeBack KioskTooLate KioskDone
        }
        "The code that leads to the customer's own phone." {
            KioskOnPhone KioskScan KioskScanWhy KioskScanLater KioskCode
        }
        "Outside the opening hours; `{when}` is a day and a time." {
            KioskClosed KioskOpensAgain
        }
    }
    pages {
        "The first question, where a touchpoint does not word its own." {
            StandardQuestion
        }
        "The switch of languages, for those who hear it." {
            Languages
        }
        "The plain form for browsers that run no script." {
            AnswerSaved SayMore ChangeAnswer SomethingWrong ThanksOnItsWay MuchTooLong
        }
        "What a printed poster says below its code." {
            PosterWhy
        }
        "Names in a sentence: between them, and before the last." {
            NamesComma NamesAnd
        }
        "Notices in place of a page." {
            ChooseOne BackToQuestion AlreadySent StaysAsItWas AnotherAnswer NotInUse NotInUseWhy
            DidNotWork OtherSite ManyAnswering ChangedOften ServerFault
        }
        "The page behind the pick-up link; `{name}` is a first name, `{day}` a day." {
            PickupTitle PickupHeading PickupComeBack
            ReadToday ReadYesterday ReadWeekday ReadDate NotReadYet WaitsForReader NotPassedOn
            TeamRead LookingFor NobodyFits SomebodyReadsFirst KeptBack WroteBack YourWords
            PickupUnknown PickupUnknownWhy
        }
        "Days, by themselves or as `{day}`; in the pattern, `{d}`, `{m}` and `{y}` are numbers." {
            Yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday DatePattern
        }
    }
}
