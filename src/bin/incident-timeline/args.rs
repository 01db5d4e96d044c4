//! What may be said on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

/// Checks, draws and publishes incident documents.
#[derive(Debug, Parser)]
#[command(name = "incident-timeline", version, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the tool does; each has a file of its own beside this one.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says what is wrong with incident documents, and where.
    Validate(Validate),
    /// Draws a document as a picture or as a page in a single file
    Render(crate::render::Render),
    /// Makes folders that are ready for any static host
    Publish(crate::publish::Publish),
}

/// Arguments of `validate`.
#[derive(Debug, ClapArgs)]
pub struct Validate {
    /// Incident documents; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}
