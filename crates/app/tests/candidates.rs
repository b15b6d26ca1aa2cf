//! The list of candidates on both databases: what each person sees of it, takes out of it, and merges in it.

use app::office::candidates::export::{self, Kind};
use app::office::candidates::merging::{self, Wanted};
use app::office::candidates::{
    Count, Extent, Filter, Line, Need, Page, Search, Sight, duplicates, find, views,
};
use app::office::who::{self, Asked};
use app::office::{Acting, No, Office, Setup, facts, seed, work};
use chrono::{DateTime, Days, Duration, NaiveDate, TimeZone, Utc};
use policy::{Action, Facts, Visible, scope, visible};
use std::collections::{BTreeMap, BTreeSet};
use store::entities::{account, consent, emergency, organisation, party, registration};
use store::register::{self, Which};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use testbed::Database;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap()
}

async fn office(database: &Database) -> Office {
    let options = store::Options { create: true, ..store::Options::default() };
    let store = store::Store::connect(&database.url, &options).await.unwrap();
    store.migrate().await.unwrap();
    let office = Office::new(store, vault::Keys::generate(), Setup { demo: true, ..Setup::default() });
    seed::fill(&office, demo::Size::Small, 1, today(), now()).await.unwrap();
    office
}

async fn account(office: &Office, who: &str) -> i64 {
    let email = format!("{who}@demo.example");
    store::accounts::by_email(office.store.reader(), &email).await.unwrap().unwrap().id
}

async fn acting(office: &Office, who: &str) -> Acting {
    let asked = Asked { now: now(), today: today(), request: "test".to_owned() };
    let id = account(office, who).await;
    who::load(office, id, None, &asked).await.unwrap().unwrap().acting
}

async fn organisation(office: &Office, code: &str) -> i64 {
    let found = organisation::Entity::find().filter(organisation::Column::Code.eq(code));
    found.one(office.store.reader()).await.unwrap().unwrap().id
}

fn part(registration: i64, organisation: i64, account: Option<i64>, part: &str) -> party::ActiveModel {
    party::ActiveModel {
        registration_id: Set(registration),
        organisation_id: Set(organisation),
        account_id: Set(account),
        part: Set(part.to_owned()),
        from_day: Set(today() - Days::new(10)),
        ..Default::default()
    }
}

/// What makes files differ for the same person: named people, consents, emergencies, parts that ended.
async fn make_uneven(office: &Office) {
    let caw = organisation(office, "caw-voorbeeld").await;
    let (worker, volunteer) = (account(office, "begeleider").await, account(office, "vrijwilliger").await);
    let tx = office.store.begin().await.unwrap();
    let theirs = party::Entity::find().filter(party::Column::OrganisationId.eq(caw));
    let theirs = theirs.order_by_asc(party::Column::Id).all(&tx).await.unwrap();
    assert!(theirs.len() > 6, "the demo region gives the service too few cases");
    let update = |id: i64| party::Entity::update_many().filter(party::Column::Id.eq(id));
    update(theirs[0].id).col_expr(party::Column::AccountId, Expr::value(worker)).exec(&tx).await.unwrap();
    update(theirs[1].id).col_expr(party::Column::AccountId, Expr::value(volunteer)).exec(&tx).await.unwrap();
    let yesterday = today() - Days::new(1);
    update(theirs[2].id).col_expr(party::Column::ToDay, Expr::value(yesterday)).exec(&tx).await.unwrap();
    for (row, withdrawn) in [(&theirs[0], None), (&theirs[3], None), (&theirs[4], Some(today()))] {
        let given = consent::ActiveModel {
            registration_id: Set(row.registration_id),
            purpose: Set("support".to_owned()),
            organisation_id: Set(caw),
            given_on: Set(yesterday),
            recorded_by: Set(worker),
            withdrawn_on: Set(withdrawn),
            version: Set(1),
            ..Default::default()
        };
        given.insert(&tx).await.unwrap();
    }
    for row in &theirs[5..7] {
        part(row.registration_id, caw, Some(volunteer), "volunteer").insert(&tx).await.unwrap();
    }
    let taken: BTreeSet<i64> = theirs.iter().map(|row| row.registration_id).collect();
    let all = registration::Entity::find().order_by_asc(registration::Column::Id).all(&tx).await.unwrap();
    let mut others = all.iter().filter(|row| !taken.contains(&row.id));
    for (row, hours) in others.by_ref().take(2).zip([1, -1]) {
        let opened = emergency::ActiveModel {
            registration_id: Set(row.id),
            account_id: Set(worker),
            organisation_id: Set(caw),
            reason: Set("danger".to_owned()),
            at: Set(now() - Duration::hours(2)),
            expires_at: Set(now() + Duration::hours(hours)),
            ..Default::default()
        };
        opened.insert(&tx).await.unwrap();
    }
    register::touch(&tx);
    tx.commit().await.unwrap();
}

/// Everything that the policy has to know, of every file.
async fn all_facts(office: &Office) -> BTreeMap<i64, Facts> {
    let mut all = BTreeMap::new();
    let mut households = register::households(office.store.reader(), Which::All);
    while let Some(batch) = households.next().await.unwrap() {
        for household in batch {
            let id = household.registration.id;
            let file = register::file(office.store.reader(), id).await.unwrap().unwrap();
            all.insert(id, facts::of(&file, now()));
        }
    }
    all
}

/// All pages of a list.
async fn listed(office: &Office, acting: &Acting, search: &Search) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut search = Search { limit: 7, page: Page::First, ..search.clone() };
    loop {
        let found = find(office, acting, &search).await.unwrap();
        lines.extend(found.lines);
        match found.after {
            Some(next) => search.page = next,
            None => return lines,
        }
    }
}

fn expect_no_more_than_seen(who: &str, line: &Line, seen: &Visible) {
    let what = format!("{who} {}", line.id);
    assert!(seen.contact, "{what} is listed");
    assert_eq!(line.number.is_some(), seen.identity, "{what} number");
    assert_eq!(line.birth_date.is_some(), seen.identity, "{what} birth date");
    assert_eq!(line.status.is_some(), seen.housing.all(), "{what} status");
    assert_eq!(line.registered_on.is_some(), seen.housing.all(), "{what} registered on");
    assert_eq!(line.persons.is_some(), seen.housing.all(), "{what} persons");
    assert_eq!(line.need.is_some(), seen.need != policy::Need::Hidden, "{what} need");
    assert_eq!(line.flag.is_some(), seen.flag, "{what} flag");
}

#[tokio::test]
async fn everybody_is_shown_exactly_what_the_policy_says() {
    for database in testbed::databases() {
        let office = office(&database).await;
        make_uneven(&office).await;
        let all = all_facts(&office).await;
        for person in seed::people().unwrap().people {
            let who = person.email.split('@').next().unwrap();
            let acting = acting(&office, who).await;
            for action in [Action::Search, Action::Export] {
                let within = scope(&acting.actor, action);
                let held: BTreeSet<i64> =
                    all.iter().filter(|(_, facts)| within.holds(facts)).map(|(id, _)| *id).collect();
                if Sight::of(&acting, action).is_err() {
                    assert!(held.is_empty(), "{database}: {who} has no list for {action:?}");
                    continue;
                }
                let lines = match action {
                    Action::Search => listed(&office, &acting, &Search::default()).await,
                    _ => {
                        export::take(&office, &acting, &Search::default(), Kind::Csv, &[])
                            .await
                            .unwrap()
                            .lines
                    }
                };
                let shown: BTreeSet<i64> = lines.iter().map(|line| line.id).collect();
                assert_eq!(shown.len(), lines.len(), "{database}: {who} is shown a file twice");
                assert_eq!(shown, held, "{database}: {who} {action:?}");
                for line in &lines {
                    expect_no_more_than_seen(who, line, &visible(&acting.actor, &all[&line.id]));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_filter_finds_only_files_of_which_it_is_seen() {
    for database in testbed::databases() {
        let office = office(&database).await;
        make_uneven(&office).await;
        let all = all_facts(&office).await;
        let acting = acting(&office, "begeleider").await;
        let sight = Sight::of(&acting, Action::Search).unwrap();
        assert_eq!((sight.identity, sight.housing), (Extent::All, Extent::Some), "{database}");
        let filters = [
            Filter { status: Some("active".to_owned()), ..Filter::default() },
            Filter { need: Some(Need::None), ..Filter::default() },
            Filter { need: Some(Need::Any), ..Filter::default() },
            Filter { warning_flag: Some(false), ..Filter::default() },
            Filter { persons_from: Some(1), ..Filter::default() },
        ];
        let mut asked = 0;
        for filter in filters {
            let lines =
                listed(&office, &acting, &Search { filter: filter.clone(), ..Search::default() }).await;
            assert!(filter.need.is_some() || !lines.is_empty(), "{database}: {filter:?} finds nobody");
            asked += lines.len();
            for line in lines {
                let seen = visible(&acting.actor, &all[&line.id]);
                assert!(seen.housing.all() && seen.flag, "{database}: {filter:?} tells of {}", line.id);
            }
        }
        // The files with a consent that holds: each has the status, a need or none, no flag, and a person.
        assert!(asked >= 4, "{database}: the filters found {asked}");
    }
}

#[tokio::test]
async fn a_volunteer_finds_names_and_nothing_by_number_or_date() {
    for database in testbed::databases() {
        let office = office(&database).await;
        make_uneven(&office).await;
        let acting = acting(&office, "vrijwilliger").await;
        let own = listed(&office, &acting, &Search::default()).await;
        assert!(!own.is_empty(), "{database}");
        let file = register::file(office.store.reader(), own[0].id).await.unwrap().unwrap();
        let row = file.household.registration;
        let by = |text: String| Search { text, ..Search::default() };
        let name = listed(&office, &acting, &by(row.name.clone())).await;
        assert!(name.iter().any(|line| line.id == row.id), "{database}: by name");
        for text in [row.number.clone(), row.birth_date.format("%d/%m/%Y").to_string()] {
            assert!(listed(&office, &acting, &by(text)).await.is_empty(), "{database}");
        }
        let filter =
            Filter { born_from: Some(row.birth_date), born_to: Some(row.birth_date), ..Filter::default() };
        let search = Search { filter, ..Search::default() };
        assert!(listed(&office, &acting, &search).await.is_empty(), "{database}: by a filter");
    }
}

#[tokio::test]
async fn a_list_says_how_many_there_are_and_logs_whom_it_showed() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = acting(&office, "toewijzing").await;
        let found = find(&office, &acting, &Search { limit: 10, ..Search::default() }).await.unwrap();
        let all = listed(&office, &acting, &Search::default()).await;
        assert_eq!(found.count, Count::Exactly(all.len() as i64), "{database}");
        let filter =
            store::audit::Filter { action: Some("list-candidates".to_owned()), ..Default::default() };
        let lines = store::audit::page(office.store.reader(), &filter, None, 500).await.unwrap();
        let first = lines.last().unwrap().detail.clone().unwrap();
        let ids: Vec<i64> = found.lines.iter().map(|line| line.id).collect();
        assert_eq!(first, serde_json::json!({ "count": 10, "ids": ids }), "{database}");
    }
}

#[tokio::test]
async fn a_list_that_is_too_long_is_not_taken_out() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = acting(&office, "toewijzing").await;
        let search = Search::default();
        let taken = export::take_up_to(&office, &acting, &search, Kind::Csv, &[], 5).await;
        assert!(matches!(taken, Err(No::Invalid(_))), "{database}");
        let told = ["status".to_owned()];
        let taken = export::take(&office, &acting, &search, Kind::Workbook, &told).await.unwrap();
        let filter =
            store::audit::Filter { action: Some("export-candidates".to_owned()), ..Default::default() };
        let lines = store::audit::page(office.store.reader(), &filter, None, 10).await.unwrap();
        assert_eq!(lines.len(), 1, "{database}: only what was taken out is logged");
        let detail = lines[0].detail.clone().unwrap();
        assert_eq!(detail["count"], taken.lines.len(), "{database}");
        assert_eq!((&detail["form"], &detail["filters"]), (&"xlsx".into(), &serde_json::json!(["status"])));
    }
}

/// The message of a refusal, and in how many minutes to try again.
fn again<T>(no: Result<T, No>) -> (&'static str, String) {
    let Err(No::Wait(problems, seconds)) = no else { panic!("it was not refused") };
    assert_eq!(problems.0[0].args[0].1, seconds.div_ceil(60).to_string());
    (problems.0[0].key, problems.0[0].args[0].1.clone())
}

#[tokio::test]
async fn who_searches_or_takes_out_too_much_in_an_hour_hears_when_to_try_again() {
    for database in testbed::databases() {
        let mut office = office(&database).await;
        let (me, colleague) = (acting(&office, "toewijzing").await, acting(&office, "toewijzing2").await);
        let limited = Setup { searches_per_hour: 3, exports_per_hour: 2, ..Setup::default() };
        office.setup = std::sync::Arc::new(limited.clone());
        let search = Search { limit: 5, ..Search::default() };
        let later = |minutes| Acting { now: now() + Duration::minutes(minutes), ..me.clone() };
        for minutes in [0, 10, 20] {
            find(&office, &later(minutes), &search).await.unwrap();
        }
        let full = again(find(&office, &later(30), &search).await);
        assert_eq!(full, ("candidates-searches-full", "30".to_owned()), "{database}");
        assert_eq!(again(find(&office, &later(31), &search).await).1, "29", "{database}");
        find(&office, &colleague, &search).await.unwrap();
        // A server that starts anew counts on from the log.
        let anew = Office::new(office.store.clone(), vault::Keys::generate(), limited);
        assert_eq!(again(find(&anew, &later(31), &search).await).1, "29", "{database}");
        find(&office, &later(60), &search).await.unwrap();
        assert_eq!(again(find(&office, &later(61), &search).await).1, "9", "{database}");

        let take = || export::take(&office, &me, &search, Kind::Csv, &[]);
        let (a, b, c, d) = tokio::join!(take(), take(), take(), take());
        let all = [a, b, c, d];
        assert_eq!(all.iter().filter(|taken| taken.is_ok()).count(), 2, "{database}");
        for refused in all.into_iter().filter(Result::is_err) {
            assert_eq!(again(refused), ("candidates-exports-full", "60".to_owned()), "{database}");
        }
        export::take(&office, &later(60), &search, Kind::Csv, &[]).await.unwrap();
        let filter = store::audit::Filter { action: Some("limit-reached".to_owned()), ..Default::default() };
        let lines = store::audit::page(office.store.reader(), &filter, None, 10).await.unwrap();
        let mut limits: Vec<String> = lines
            .iter()
            .map(|line| line.detail.clone().unwrap()["limit"].as_str().unwrap().to_owned())
            .collect();
        limits.sort();
        assert_eq!(
            limits,
            ["export", "export", "search", "search"],
            "{database}: once an hour by each server"
        );
        anew.close().await.unwrap();
    }
}

#[tokio::test]
async fn punctuation_alone_finds_nobody() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let me = acting(&office, "toewijzing").await;
        for text in ["-", " ,;. ", "'", "??"] {
            let search = Search { text: text.to_owned(), limit: 5, ..Search::default() };
            let found = find(&office, &me, &search).await.unwrap();
            assert_eq!((found.lines.len(), found.count), (0, Count::Exactly(0)), "{database}: {text}");
            let taken = export::take(&office, &me, &search, Kind::Csv, &[]).await.unwrap();
            assert!(taken.lines.is_empty(), "{database}: {text}");
        }
    }
}

#[tokio::test]
async fn a_name_that_is_a_formula_is_taken_out_as_text() {
    let heads = vec!["Naam".to_owned()];
    let rows = vec![vec!["=1+1".to_owned()], vec!["Jan; \"de\"".to_owned()]];
    let text = export::write(Kind::Csv, String::new(), heads, rows).await.unwrap();
    assert_eq!(String::from_utf8(text).unwrap(), "\u{feff}Naam\n'=1+1\n\"Jan; \"\"de\"\"\"\n");
}

/// Makes two registrations look like one person, and gives their ids.
async fn twins(office: &Office, acting: &Acting) -> (i64, i64) {
    let lines = listed(office, acting, &Search::default()).await;
    let (one, other) = (lines[3].id, lines[8].id);
    let reader = office.store.reader();
    let first = register::household(reader, one).await.unwrap().unwrap().registration;
    let mut second = register::household(reader, other).await.unwrap().unwrap();
    second.registration.name = first.name;
    second.registration.birth_date = first.birth_date;
    let tx = office.store.begin().await.unwrap();
    register::save(&tx, &second, second.registration.version).await.unwrap();
    tx.commit().await.unwrap();
    (one.min(other), one.max(other))
}

async fn wanted(office: &Office, kept: i64, merged: i64) -> Wanted {
    let version = async |id| {
        register::household(office.store.reader(), id).await.unwrap().unwrap().registration.version
    };
    let reason = "zelfde identiteitskaart".to_owned();
    Wanted { kept, kept_version: version(kept).await, merged, merged_version: version(merged).await, reason }
}

#[tokio::test]
async fn two_registrations_become_one_and_two_again() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = acting(&office, "toewijzing").await;
        let (first, second) = twins(&office, &acting).await;
        let there = async || {
            let pairs = duplicates::pairs(&office, &acting, None).await.unwrap().pairs;
            pairs.iter().any(|pair| (pair.first.id, pair.second.id) == (first, second) && pair.same_name)
        };
        assert!(there().await, "{database}");
        let right = wanted(&office, second, first).await;
        let stale = Wanted { merged_version: right.merged_version - 1, ..right.clone() };
        assert!(matches!(merging::merge(&office, &acting, &stale).await, Err(No::Conflict(_))), "{database}");
        let mute = Wanted { reason: " ".to_owned(), ..right.clone() };
        assert!(matches!(merging::merge(&office, &acting, &mute).await, Err(No::Invalid(_))), "{database}");
        assert!(merging::list(&office, &acting).await.unwrap().is_empty(), "{database}");

        let id = merging::merge(&office, &acting, &right).await.unwrap();
        assert!(!there().await, "{database}");
        let merges = merging::list(&office, &acting).await.unwrap();
        assert_eq!(merges.len(), 1, "{database}");
        assert_eq!((merges[0].id, merges[0].kept.id, merges[0].taken.id), (id, second, first), "{database}");
        for file in [first, second] {
            let lines = store::audit::of_registration(office.store.reader(), file, None, 5).await.unwrap();
            assert!(
                lines.iter().any(|line| line.row.action == "merge"
                    && line.row.reason.as_deref() == Some("zelfde identiteitskaart")),
                "{database}"
            );
        }

        merging::undo(&office, &acting, id).await.unwrap();
        assert!(there().await, "{database}");
        assert!(matches!(merging::undo(&office, &acting, id).await, Err(No::NotFound)), "{database}: twice");
    }
}

#[tokio::test]
async fn who_does_not_allocate_neither_merges_nor_parts() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let officer = acting(&office, "toewijzing").await;
        let (first, second) = twins(&office, &officer).await;
        let right = wanted(&office, first, second).await;
        for who in ["begeleider", "vrijwilliger", "beleid", "beheer", "privacy"] {
            let acting = acting(&office, who).await;
            assert!(matches!(duplicates::pairs(&office, &acting, None).await, Err(No::NotFound)), "{who}");
            assert!(
                matches!(duplicates::compare(&office, &acting, first, second).await, Err(No::NotFound)),
                "{who}"
            );
            assert!(matches!(merging::merge(&office, &acting, &right).await, Err(No::NotFound)), "{who}");
        }
        let id = merging::merge(&office, &officer, &right).await.unwrap();
        let worker = acting(&office, "begeleider").await;
        assert!(matches!(merging::undo(&office, &worker, id).await, Err(No::NotFound)), "{database}");
    }
}

#[tokio::test]
async fn views_are_ones_own_and_their_names_differ() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let (me, other) = (acting(&office, "toewijzing").await, acting(&office, "toewijzing2").await);
        let id = views::keep(&office, &me, " Geschorst ", "status=suspended").await.unwrap();
        let second = views::keep(&office, &me, "Jan", "q=jan").await.unwrap();
        for name in ["", "Jan", &"x".repeat(61)] {
            let kept = views::keep(&office, &me, name, "q=piet").await;
            assert!(matches!(kept, Err(No::Invalid(_))), "{database}: {name}");
        }
        assert!(matches!(views::rename(&office, &me, id, "Jan").await, Err(No::Invalid(_))), "{database}");
        assert!(matches!(views::rename(&office, &other, id, "Mijn").await, Err(No::NotFound)), "{database}");
        assert!(matches!(views::remove(&office, &other, id).await, Err(No::NotFound)), "{database}");
        views::rename(&office, &me, id, "Wacht").await.unwrap();
        views::remove(&office, &me, second).await.unwrap();
        views::choose(&office, &me, &[]).await.unwrap();
        let kept = views::kept(&office, &me).await.unwrap();
        let names: Vec<&str> = kept.views.iter().map(|view| view.name.as_str()).collect();
        assert_eq!((names, kept.columns), (vec!["Wacht"], Some(Vec::new())), "{database}");
        assert_eq!(views::kept(&office, &other).await.unwrap(), views::Kept::default(), "{database}");
    }
}

#[tokio::test]
async fn work_that_waits_is_work_one_may_see() {
    for database in testbed::databases() {
        let office = office(&database).await;
        make_uneven(&office).await;
        let all = all_facts(&office).await;
        for person in seed::people().unwrap().people {
            let who = person.email.split('@').next().unwrap();
            let acting = acting(&office, who).await;
            let work = work::of(&office, &acting).await.unwrap();
            let items = work.batches.iter().flat_map(|batch| &batch.items).chain(&work.opened);
            for item in items {
                let seen = visible(&acting.actor, &all[&item.id]);
                assert!(seen.contact, "{database}: {who} is told of {}", item.id);
                assert!(item.number.is_none() || seen.identity, "{database}: {who} {}", item.id);
            }
            if who == "toewijzing" {
                assert!(!work.batches.is_empty(), "{database}: nothing waits for {who}");
                assert!(work.newest.is_some(), "{database}");
            }
            if ["beleid", "beheer"].contains(&who) {
                assert!(work.batches.is_empty() && work.opened.is_empty(), "{database}: {who}");
            }
        }
    }
}

#[tokio::test]
async fn a_suspension_that_is_long_past_is_no_work_of_today() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let officer = acting(&office, "toewijzing").await;
        let search = Search { limit: 3, ..Search::default() };
        let ids: Vec<i64> =
            find(&office, &officer, &search).await.unwrap().lines.iter().map(|l| l.id).collect();
        let tx = office.store.begin().await.unwrap();
        let status = registration::Column::Status;
        let others = registration::Entity::update_many().filter(status.eq("suspended"));
        others.col_expr(status, Expr::value("active")).exec(&tx).await.unwrap();
        for (id, days) in ids.iter().zip([-400, -10, 30]) {
            let one = registration::Entity::update_many().filter(registration::Column::Id.eq(*id));
            let one = one.col_expr(status, Expr::value("suspended"));
            let until = today() + Duration::days(days);
            one.col_expr(registration::Column::SuspendedUntil, Expr::value(until)).exec(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        let work = work::of(&office, &officer).await.unwrap();
        let batch = work.batches.iter().find(|batch| batch.kind == work::Kind::Suspensions).unwrap();
        let shown: Vec<i64> = batch.items.iter().map(|item| item.id).collect();
        assert_eq!(shown, ids[1..], "{database}");
    }
}

#[tokio::test]
async fn what_was_opened_last_comes_first() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = acting(&office, "toewijzing").await;
        let lines = listed(&office, &acting, &Search::default()).await;
        for line in [&lines[4], &lines[2], &lines[4], &lines[1]] {
            let mut event = acting.event("view", "registration");
            event.registration_id = Some(line.id);
            office.audit.record(event).await.unwrap();
        }
        let work = work::of(&office, &acting).await.unwrap();
        let opened: Vec<i64> = work.opened.iter().map(|item| item.id).collect();
        assert_eq!(opened, [lines[1].id, lines[4].id, lines[2].id], "{database}");
    }
}

#[tokio::test]
async fn a_message_is_shown_until_it_was_read() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let (me, other) = (acting(&office, "beheer").await, acting(&office, "privacy").await);
        let args = serde_json::json!({ "who": "Jan" });
        let writer = office.store.writer();
        let account =
            account::Entity::find_by_id(me.actor.account()).one(office.store.reader()).await.unwrap();
        assert!(account.is_some());
        for kind in ["emergency-access-of", "case-taken-up"] {
            store::notices::leave(writer, me.actor.account(), kind, &args, "/", now()).await.unwrap();
        }
        let shown = async || work::of(&office, &me).await.unwrap().notices;
        let first = shown().await;
        assert_eq!(first.len(), 2, "{database}");
        let not_theirs = work::read(&office, &other, Some(first[0].id)).await;
        assert!(matches!(not_theirs, Err(No::NotFound)), "{database}: {not_theirs:?}");
        assert_eq!(shown().await.len(), 2, "{database}: somebody else's is not read by me");
        work::read(&office, &me, Some(first[0].id)).await.unwrap();
        assert_eq!(shown().await, first[1..], "{database}");
        work::read(&office, &me, None).await.unwrap();
        assert!(shown().await.is_empty(), "{database}");
    }
}
