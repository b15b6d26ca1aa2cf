//! A little server of pages in a folder: `little PORT FOLDER`. What the testbed is tested with.

use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, port, folder] = &arguments[..] else { panic!("little PORT FOLDER") };
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"))?;
    println!("listening");
    for stream in listener.incoming() {
        let (stream, folder) = (stream?, PathBuf::from(folder));
        std::thread::spawn(move || answer(stream, &folder));
    }
    Ok(())
}

fn answer(mut stream: TcpStream, folder: &Path) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path.split('?').next().unwrap_or(path).trim_start_matches('/');
    let (status, body) = match std::fs::read(folder.join(path)) {
        Ok(body) => ("200 OK", body),
        Err(_) if path == "ready" => ("200 OK", b"ready".to_vec()),
        Err(_) => ("404 Not Found", b"<!doctype html><title>nothing</title>nothing here".to_vec()),
    };
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("csv") => "text/csv",
        _ => "text/html; charset=utf-8",
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Content-Security-Policy: default-src 'self'; style-src 'self' 'unsafe-inline'\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}
