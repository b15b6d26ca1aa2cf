//! `import`: a registry brought into the register.

use crate::arguments::ImportArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::imports::{self, Bring};
use app::office::who::Asked;

/// Runs the command.
pub fn run(a: &ImportArgs, output: &Output) -> Result<u8, Refusal> {
    let brought = office::wait_at(&a.office, async {
        let office = office::open(&a.office).await?;
        let moment = server::clock::Moment::read(a.today);
        let asked = Asked { now: moment.now, today: moment.today, request: "import".to_owned() };
        let by = imports::who_brings(&office, a.by.as_deref(), &asked).await?;
        let what = Bring { path: a.registry.clone(), mapping: a.mapping.clone(), dry_run: a.dry_run };
        if !a.dry_run {
            imports::forget_abandoned(&office, moment.now).await?;
        }
        let waits = || output.remark(&output.words.import_waits());
        let brought = imports::bring(&office, &what, &by, &|_| (), &waits).await?;
        office.close().await?;
        Ok(brought)
    })?;
    output.warnings(&brought.warnings);
    output.result(format!("{}\n", output.words.brought(&brought)).as_bytes())?;
    Ok(0)
}
