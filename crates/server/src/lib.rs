//! The web application: pages and API, on a listener that the caller opened.

pub mod api;
pub mod assets;
pub mod clock;
pub mod dress;
pub mod fault;
pub mod form;
pub mod keep;
pub mod navigation;
pub mod page;
pub mod pages;
pub mod router;
pub mod sessions;
pub mod state;
mod tables;
pub mod visit;
pub mod words;

use state::Shared;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Answers requests until `stop` is done; requests that are under way are finished first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    shared: Shared,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = router::router(shared).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
