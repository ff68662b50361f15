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
#[path = "store/caps.rs"]
mod caps;
#[path = "store/damage.rs"]
mod damage;
#[path = "store/demo.rs"]
mod demo;
#[path = "store/flags.rs"]
mod flags;
#[path = "store/history.rs"]
mod history;
#[path = "store/how.rs"]
mod how;
#[path = "store/impossible.rs"]
mod impossible;
#[path = "store/insights.rs"]
mod insights;
#[path = "store/kiosks.rs"]
mod kiosks;
#[path = "store/ledger.rs"]
mod ledger;
#[path = "store/migration.rs"]
mod migration;
#[path = "store/moderation.rs"]
mod moderation;
#[path = "store/nothing_paid.rs"]
mod nothing_paid;
#[path = "store/origins.rs"]
mod origins;
#[path = "store/people.rs"]
mod people;
#[path = "store/pickups.rs"]
mod pickups;
#[path = "store/points.rs"]
mod points;
#[path = "store/replies.rs"]
mod replies;
#[path = "store/responses.rs"]
mod responses;
#[path = "store/rule_decisions.rs"]
mod rule_decisions;
#[path = "store/rules.rs"]
mod rules;
#[path = "store/schema.rs"]
mod schema;
#[path = "store/spam.rs"]
mod spam;
#[path = "store/statements.rs"]
mod statements;
#[path = "store/touchpoints.rs"]
mod touchpoints;
#[path = "store/unnamed.rs"]
mod unnamed;
#[path = "store/verify.rs"]
mod verify;
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
        every_choice_of_a_new_program_has_words_in_every_language,
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
    origins:
        a_repeat_is_kept_and_counts_nowhere,
        a_silent_repeat_is_settled_without_pay,
        a_kiosk_tells_when_it_was_given,
        a_receipt_link_counts_once,
        a_refused_token_is_as_good_as_none,
        every_answer_keeps_how_the_question_was_put;
    flags:
        a_response_is_held_for_every_reason_there_is,
        a_description_is_looked_at_like_a_message,
        words_without_thanks_are_nobodys_to_hold,
        the_twenty_first_customer_within_an_hour_is_looked_at,
        thanks_that_nobody_can_have_typed_is_looked_at,
        staff_thank_nobody_at_the_counter,
        the_whole_team_gets_cards_and_nobody_points,
        a_contact_is_kept_after_a_low_score_and_for_90_days,
        only_the_hash_of_a_secret_is_kept;
    moderation:
        what_is_released_is_delivered_and_paid_once,
        what_is_rejected_reaches_nobody_and_counts,
        all_points_of_a_doubtful_visit_wait_for_the_decision,
        points_that_wait_without_thanks_are_decided_once,
        thanks_to_a_team_of_nobody_waits_for_its_points,
        the_queue_is_read_at_one_moment,
        what_never_waited_cannot_be_decided,
        a_release_opens_the_search_for_somebody_unnamed,
        a_released_team_gets_cards_and_no_points;
    spam:
        spam_counts_nowhere,
        what_spam_was_paid_for_its_score_is_taken_back;
    migration:
        a_database_of_version_1_loses_nothing,
        choices_as_new_programs_have_them_get_their_words;
    points:
        the_worked_example_is_paid_by_postings_that_sum_to_0,
        a_low_score_is_held_and_pays_nobody,
        points_are_held_for_a_day,
        the_audit_is_a_chain;
    history:
        the_engine_asked_again_pays_what_the_ledger_holds,
        an_event_tells_what_was_known_when_it_was_settled,
        events_come_in_pages_and_one_by_one;
    caps:
        what_is_left_is_paid_and_then_nothing,
        each_scope_counts_its_own,
        a_team_that_is_paid_has_its_cap,
        a_rule_keeps_its_count_in_the_next_version,
        what_its_weight_left_nothing_of_is_kept,
        fifty_writers_never_exceed_a_cap;
    ledger:
        a_reversal_takes_back_what_was_paid_once,
        an_adjustment_is_made_once_and_tells_why,
        no_more_is_taken_than_is_available,
        a_dispute_is_decided_once,
        a_reversal_decides_the_open_dispute,
        the_overview_tells_the_month;
    verify:
        what_is_whole_passes,
        it_runs_while_others_write;
    damage:
        each_kind_of_damage_is_told;
    statements:
        each_posting_tells_why,
        the_balance_beside_a_posting_is_the_fold_up_to_it,
        what_was_taken_back_is_told_twice,
        what_was_done_by_hand_tells_who_and_why,
        a_dispute_and_its_answer_stand_beside_the_award,
        postings_are_those_of_the_month_and_rule,
        pages_of_postings_have_no_gaps_and_no_doubles,
        somebody_without_points_has_an_empty_statement,
        a_team_has_a_statement;
    nothing_paid:
        what_came_to_nothing_is_told_beside_what_was_paid,
        what_nearly_paid_is_told_once_for_each_card,
        asked_for_a_rule_a_statement_tells_what_kept_it_from_paying,
        a_statement_tells_nothing_of_the_score,
        pages_hold_what_came_to_nothing_too;
    how:
        how_points_are_earned_is_what_the_live_rules_say,
        what_caps_leave_is_told_in_their_windows_and_of_their_subjects;
    rules:
        a_new_version_pays_the_next_response_and_leaves_the_earlier,
        the_second_of_two_publishers_is_told,
        a_scheduled_version_takes_over_at_its_time,
        a_version_is_withdrawn_before_it_begins,
        a_change_is_made_on_the_newest_version,
        an_owners_draft_is_kept_until_it_is_forgotten,
        a_draft_that_is_not_known_is_not_written_over;
    rule_decisions:
        another_owner_approves_what_one_proposed,
        a_refusal_is_read_by_whoever_proposed,
        a_proposal_is_replaced_and_overtaken,
        what_is_approved_late_begins_then,
        a_change_costs_what_90_days_would_have,
        small_steps_add_up_until_two_owners_agree,
        whoever_raises_the_share_does_so_for_the_others,
        an_unpaid_run_is_shown_beside_what_was_paid;
    wall:
        pages_have_no_gaps_and_no_doubles,
        a_card_tells_who_where_and_why,
        a_card_explains_every_award,
        a_card_explains_what_came_to_nothing,
        a_card_tells_what_was_missing,
        what_nearly_paid_tells_nothing_of_the_score,
        a_wall_tells_no_response,
        what_a_moderator_must_see_first_is_on_no_wall,
        new_thanks_is_told_to_every_server,
        a_wall_nobody_has_is_none;
    replies:
        thanks_to_the_whole_team_is_a_card_without_points,
        a_card_is_read_once_by_its_person,
        what_waits_for_a_moderator_is_not_read,
        a_reply_is_written_once,
        a_reply_needs_somebody_who_can_come_back,
        nobody_replies_for_somebody_else,
        a_suspicious_reply_waits_and_is_decided_once,
        a_reply_in_a_page_is_on_its_card;
    pickups:
        a_customer_learns_what_became_of_the_thanks,
        it_is_told_in_the_language_of_the_response,
        a_link_tells_no_score_and_no_id,
        a_link_that_was_not_given_opens_nothing,
        the_whole_team_is_one,
        a_search_is_told_as_it_stands;
    unnamed:
        a_team_is_asked_who_it_was,
        whoever_is_found_is_thanked_and_paid_from_the_original_response,
        a_search_ends_once,
        two_leads_at_once_find_one_person,
        only_somebody_on_offer_who_was_not_named_can_be_found,
        whoever_was_thanked_with_the_team_gets_it_as_their_own,
        a_search_can_be_given_up,
        what_a_moderator_must_see_first_is_not_searched_for,
        what_was_released_is_searched_for_and_paid_beside_the_others,
        what_was_rejected_is_never_searched_for,
        found_thanks_is_told_to_every_server;
    touchpoints:
        a_customer_reads_a_language_on_offer,
        each_change_of_a_wording_is_a_version,
        a_wording_outside_the_languages_on_offer_stays,
        sites_and_hours_are_replaced,
        what_is_set_up_is_audited,
        settings_tell_what_is_there,
        touchpoints_are_listed_by_team_and_name,
        people_on_offer_are_found_by_what_they_are_called,
        a_key_of_our_own_is_made_once;
    kiosks:
        a_code_is_traded_once_at_its_touchpoint_and_in_time,
        of_two_devices_with_one_code_one_is_enrolled,
        a_kiosk_is_known_until_it_is_revoked,
        a_kiosk_tells_what_waits_and_how_wrong_its_clock_is,
        kiosks_are_listed_by_name_with_revoked_ones_last,
        codes_that_are_over_are_forgotten_after_a_day;
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
