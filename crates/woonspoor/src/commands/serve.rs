//! `serve`: the office in a browser.

use crate::arguments::{DemoSize, LogForm, ServeArgs};
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::{Office, imports, jobs, opening, seed};
use domain::{Fault, Problem, System};
use metrics_exporter_prometheus::PrometheusBuilder;
use server::state::Shared;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Runs the command, until it is asked to stop.
pub fn run(a: &ServeArgs, output: &Output) -> Result<u8, Refusal> {
    start_log(a.log);
    office::wait_at(&a.office, serve(a, output))?;
    Ok(0)
}

async fn serve(a: &ServeArgs, output: &Output) -> Result<(), Refusal> {
    if let Some(address) = a.metrics {
        let metrics = PrometheusBuilder::new().with_http_listener(address);
        // Looked at by itself: what the library says of it is for programmers.
        listen(address, "--metrics").await?;
        metrics.install().map_err(|error| Refusal::Broken(error.to_string()))?;
    }
    let today = server::clock::Moment::read(a.today);
    let mut settings = office::settings(&a.office)?;
    if let Some(url) = &a.public_url {
        settings = settings.with_public_url("--public-url", url);
    }
    let faults = settings.faults(today.today);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    // First the address: when it is taken, nothing has been made yet.
    let (listener, address) = listen(a.listen, "--listen").await?;
    if !settings.says("public_url") {
        settings.setup.public_url = format!("http://{address}");
    }
    settings.setup.demo |= a.demo.is_some();
    let wanted = settings.setup.demo;
    let office = opening::open_or_make(&office::place(&a.office), settings.setup).await?;
    if let Some(size) = a.demo {
        seed::fill(&office, size_of(size), a.seed, today.today, today.now).await?;
    }
    office.finder.warm(&office.store);
    office.note_address().await?;
    imports::forget_abandoned(&office, today.now).await?;
    if office.setup.demo && !wanted {
        output.remark(&output.words.demo_warning());
    }
    tell(&office, &address.to_string(), today, output).await?;
    let shared = Shared::new(office.clone(), a.today);
    let runner = background(&office, a.today, &address.to_string());
    let served = server::serve(shared, listener, asked_to_stop()).await;
    served.map_err(|error| Fault::system(address.to_string(), error))?;
    runner.stop().await;
    office.close().await?;
    Ok(())
}

/// The work that the office does by itself, beside the requests.
fn background(office: &Office, fixed: Option<chrono::NaiveDate>, address: &str) -> jobs::Runner {
    let clock = move || {
        let moment = server::clock::Moment::read(fixed);
        (moment.now, moment.today)
    };
    let worker = format!("{address} ({})", std::process::id());
    jobs::Runner::start(office.clone(), std::sync::Arc::new(clock), worker, jobs::Pace::default())
}

/// Says where the office is, and how the first person gets in.
async fn tell(
    office: &Office,
    address: &str,
    moment: server::clock::Moment,
    output: &Output,
) -> Result<(), Refusal> {
    let mut lines = vec![output.words.serving(&format!("http://{address}"))];
    if office.setup.demo {
        let words = server::words::Words::new(output.words.language());
        let demo = seed::people().map_err(Refusal::Broken)?;
        for person in &demo.people {
            let roles: Vec<String> =
                person.roles.iter().map(|role| words.code("role", role.code())).collect();
            lines.push(output.words.demo_account(&person.email, &roles.join(", "), &person.organisation));
        }
        lines.push(output.words.demo_password(&demo.password));
    } else if let Some(link) = office.first_link(moment.now).await? {
        lines.push(output.words.first_link(&link));
    }
    output.result(format!("{}\n", lines.join("\n")).as_bytes())
}

/// Ends at Ctrl-C or when the system asks to stop.
async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
    tracing::info!("stopping: what is under way is finished first");
}

/// The log goes to standard error; `WOONSPOOR_LOG` chooses what is told, as `warn` or `server=debug`.
fn start_log(form: LogForm) {
    let usual = || EnvFilter::new("warn,server=info,app=info,woonspoor=info,store=info");
    let filter = EnvFilter::try_from_env("WOONSPOOR_LOG").unwrap_or_else(|_| usual());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match form {
        LogForm::Text => log.with_target(false).init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
}

/// Listens on an address; when another program does, says with which option to choose another.
async fn listen(address: SocketAddr, option: &str) -> Result<(TcpListener, SocketAddr), Refusal> {
    let refused = |error: std::io::Error| match System::from(error) {
        System::InUse => Fault::error(address.to_string(), Problem::PortInUse { option: option.to_owned() }),
        what => Fault::system(address.to_string(), what),
    };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok((listener, address))
}

fn size_of(size: DemoSize) -> demo::Size {
    match size {
        DemoSize::Small => demo::Size::Small,
        DemoSize::Kempen => demo::Size::Kempen,
        DemoSize::Flanders => demo::Size::Flanders,
    }
}
