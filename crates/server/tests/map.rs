//! The addresses of the program, read from the one file in which they stand.

use std::collections::BTreeSet;

const ROUTER: &str = include_str!("../src/router.rs");

/// An address with what answers there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The address; an id in braces.
    pub path: String,
    /// Whether it can be opened.
    pub get: bool,
    /// Whether something can be sent to it.
    pub post: bool,
}

impl Route {
    /// Whether part of it names something.
    pub fn names_something(&self) -> bool {
        self.path.contains('{')
    }

    /// Whether a path is one of these.
    pub fn holds(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let (mine, asked) = (self.path.split('/'), path.split('/'));
        mine.clone().count() == asked.clone().count()
            && mine
                .zip(asked)
                .all(|(mine, asked)| mine == asked || mine.starts_with('{') && !asked.is_empty())
    }

    /// The path with everything that it names filled in by the same word.
    pub fn with(&self, word: &str) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { word } else { part });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Every address of the program, machines and the API left out.
pub fn routes() -> Vec<Route> {
    let pages = ROUTER.split("/// Addresses for machines").next().unwrap();
    let all = pages.split(".route(").skip(1).map(|piece| {
        let path = piece.split('"').nth(1).unwrap().to_owned();
        let answers = piece.split_once(&path).unwrap().1;
        // An upload is spelled out above its route.
        let upload = answers.starts_with("\", upload)");
        let answers = answers.split("\n}").next().unwrap();
        Route { path, get: upload || answers.contains("get("), post: upload || answers.contains("post(") }
    });
    all.collect()
}

/// The address of the map to which a path belongs: one without ids first.
pub fn route_of(path: &str) -> Option<Route> {
    let mut found: Vec<Route> = routes().into_iter().filter(|route| route.holds(path)).collect();
    found.sort_by_key(|route| route.path.matches('{').count());
    found.into_iter().next()
}

#[test]
fn the_map_is_read_whole() {
    let all = routes();
    assert_eq!(all.len(), ROUTER.split("fn machines").next().unwrap().matches(".route(").count());
    let at = |path: &str| all.iter().find(|route| route.path == path).unwrap();
    assert!(all.iter().all(|route| route.get || route.post), "{all:?}");
    assert!(at("/afmelden").post && !at("/afmelden").get);
    assert!(at("/kandidaten/{id}").get && !at("/kandidaten/{id}").post);
    assert!(at("/kandidaten/dubbel/{first}/{second}").post);
    assert!(at("/importeren/nieuw").get && at("/importeren/nieuw").post);
    assert_eq!(route_of("/kandidaten/nieuw?x=1").unwrap().path, "/kandidaten/nieuw");
    assert_eq!(route_of("/kandidaten/17").unwrap().path, "/kandidaten/{id}");
    assert!(route_of("/kandidaten/17/").is_none());
    let different: BTreeSet<&str> = all.iter().map(|route| route.path.as_str()).collect();
    assert_eq!(different.len(), all.len());
}
