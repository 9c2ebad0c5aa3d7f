//! Starts the demo as a person would and looks at what it says.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use backoffice::testing::TestDatabase;
use serde_json::Value;

/// A running demo, ended with the test.
struct Demo {
    process: Child,
    address: String,
}

impl Demo {
    fn start(database_url: &str, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_demo"))
            .args(["--rows", "150", "--port", "0", "--database-url", database_url])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split('/').nth(2).expect("the first line holds the URL").to_owned();
        Self { process, address }
    }

    fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path} answered {body}");
        serde_json::from_str(&body).unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn the_same_job_board_stands_on_every_database() {
    TestDatabase::each(async |database| {
        let demo = Demo::start(database.url(), &[]);
        let jobs = demo.json("/api/jobs?size=100");
        let titles: Vec<&str> = jobs["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|job| job["title"].as_str().unwrap())
            .collect();
        assert_eq!(titles[0], "<b>Senior</b> & \"Co\"");
        assert_eq!(titles.len(), 100);
        assert_eq!(jobs["more"], true);
        let first = demo.json("/api/jobs/1");
        assert_eq!(first["title"], titles[0]);
        assert!(first["company"].is_string());
        assert_eq!(demo.get("/api/jobs/151").0, 404);
    })
    .await;
}

#[tokio::test]
async fn a_second_start_keeps_the_rows_and_a_reset_begins_anew() {
    TestDatabase::each(async |database| {
        let jobs = "/api/jobs?size=100&page=2";
        let first = Demo::start(database.url(), &[]).json(jobs);
        assert_eq!(Demo::start(database.url(), &["--rows", "7"]).json(jobs), first);
        assert_ne!(Demo::start(database.url(), &["--rows", "7", "--reset"]).json(jobs), first);
    })
    .await;
}
