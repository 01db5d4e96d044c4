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
    /// Prints the JSON Schema of the document format, or its reference.
    Schema(Schema),
}

/// Arguments of `validate`.
#[derive(Debug, ClapArgs)]
pub struct Validate {
    /// Incident documents; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Prints the reference of the format as a page of HTML instead.
    #[arg(long)]
    pub reference: bool,
}
