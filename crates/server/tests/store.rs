//! The contract of the store: one story, told on SQLite and on PostgreSQL.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "support/postgres.rs"]
mod postgres_server;

#[path = "store/world.rs"]
mod world;

#[path = "store/brute_force.rs"]
mod brute_force;
#[path = "store/demo.rs"]
mod demo;
#[path = "store/impossible.rs"]
mod impossible;
#[path = "store/insights.rs"]
mod insights;
#[path = "store/people.rs"]
mod people;
#[path = "store/points.rs"]
mod points;
#[path = "store/responses.rs"]
mod responses;
#[path = "store/rules.rs"]
mod rules;
#[path = "store/schema.rs"]
mod schema;
#[path = "store/wall.rs"]
mod wall;
#[path = "store/writers.rs"]
mod writers;

/// Tells every story once on each engine, in a world of its own.
macro_rules! contract {
    ($($area:ident: $($story:ident),+;)+) => {
        mod sqlite {
            $(mod $area {
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    crate::$area::$story(crate::world::World::on_sqlite().await).await;
                })+
            })+
        }

        mod postgres {
            $(mod $area {
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    crate::$area::$story(crate::world::World::on_postgres().await).await;
                })+
            })+
        }
    };
}

contract! {
    schema:
        opens_again_and_keeps_everything,
        refuses_a_newer_schema_with_a_sentence,
        refuses_an_edited_migration;
    people:
        a_database_holds_one_program,
        refuses_names_that_are_taken,
        an_employee_account_belongs_to_a_person,
        a_session_ends_by_idling_and_by_age,
        a_session_ends_with_password_role_and_account,
        what_was_checked_before_a_change_signs_nobody_in,
        a_sign_in_waits_for_a_change_under_way,
        an_address_with_control_characters_has_no_account;
    responses:
        a_touchpoint_shows_who_is_on_offer_and_nothing_more,
        the_first_tap_again_has_the_same_answer,
        an_id_with_other_content_is_refused,
        what_can_be_no_key_is_found_nowhere,
        a_changed_score_moves_the_rollups,
        sending_again_has_the_same_answer_and_pays_once,
        nothing_is_stored_of_what_does_not_fit,
        at_most_twenty_people_are_thanked,
        silence_settles_a_response_once,
        a_response_that_cannot_be_settled_does_not_stop_the_others,
        thanks_after_settling_pays_appreciation_only;
    points:
        the_worked_example_is_paid_by_postings_that_sum_to_0,
        a_low_score_is_held_and_pays_nobody,
        points_are_held_for_a_day,
        the_audit_is_a_chain;
    rules:
        a_new_version_pays_the_next_response_and_leaves_the_earlier,
        the_second_of_two_publishers_is_told;
    wall:
        pages_have_no_gaps_and_no_doubles,
        a_card_tells_who_where_and_why,
        a_wall_tells_no_response,
        what_a_moderator_must_see_first_is_on_no_wall,
        new_thanks_is_told_to_every_server,
        a_wall_nobody_has_is_none;
    insights:
        rollups_equal_a_recount_of_responses,
        a_persons_csat_counts_the_scores_that_are_held,
        subjects_are_listed_by_name_within_the_scope;
    impossible:
        states_that_cannot_be_are_refused,
        history_is_never_rewritten,
        a_transaction_that_does_not_sum_to_0_is_refused;
    writers:
        many_writers_at_once_lose_nothing,
        the_same_response_from_many_sides_counts_once;
    demo:
        the_demo_is_believable_and_the_same_for_a_seed,
        a_demo_needs_an_empty_database;
}
