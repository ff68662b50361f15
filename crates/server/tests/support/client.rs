//! A browser, as far as the server can tell.

use super::answer::Answer;
use super::organization::KEY;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use domain::api::wall::WallView;
use domain::id::EmployeeId;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tower::ServiceExt;
use uuid::Uuid;

/// Sends requests like a page of ours, with the cookie of a session if there is one.
#[derive(Clone)]
pub struct Client {
    router: Router,
    headers: Vec<(String, String)>,
    peer: SocketAddr,
}

impl Client {
    pub fn new(router: Router) -> Self {
        let ours = [
            ("host", "localhost"),
            ("sec-fetch-site", "same-origin"),
            ("x-plaudit", "1"),
        ];
        let headers = ours.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let peer = SocketAddr::from(([192, 0, 2, 1], 40_000));
        Self {
            router,
            headers: headers.into(),
            peer,
        }
    }

    /// With this header, in place of one of the same name.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    pub fn with_cookie(self, cookie: &str) -> Self {
        self.with("cookie", cookie)
    }

    /// From this address.
    pub fn from(mut self, address: [u8; 4]) -> Self {
        self.peer = SocketAddr::from((address, 40_000));
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, "").await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, "").await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_text(path, "application/json", &body.to_string())
            .await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(
            Method::PUT,
            path,
            Some("application/json"),
            &body.to_string(),
        )
        .await
    }

    pub async fn post_text(&self, path: &str, content_type: &str, body: &str) -> Answer {
        self.send(Method::POST, path, Some(content_type), body)
            .await
    }

    pub async fn send(
        &self,
        method: Method,
        path: &str,
        content_type: Option<&str>,
        body: &str,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(content_type) = content_type {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        let mut request = request.body(Body::from(body.to_owned())).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.peer));
        Answer::read(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Gives this score at the reception. Returns the response's address.
    pub async fn score(&self, score: u8) -> String {
        let id = Uuid::now_v7();
        let path = format!("/api/v1/touchpoints/{KEY}/responses");
        let answer = self.post(&path, &json!({ "id": id, "score": score })).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        format!("{path}/{id}")
    }

    /// Gives this score, and thanks these people in these words.
    pub async fn thank(&self, score: u8, people: &[EmployeeId], message: &str) {
        let content = json!({ "recipients": people, "message": message });
        self.send_response(score, &content).await;
    }

    /// Gives this score, and all the rest.
    pub async fn send_response(&self, score: u8, content: &Value) {
        let response = self.score(score).await;
        let answer = self.post(&format!("{response}/send"), content).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }

    /// The stream of an open wall.
    pub async fn watch(&self, employee: EmployeeId) -> Answer {
        let path = format!("/api/v1/employees/{employee}/wall/live");
        let answer = self.get(&path).await;
        assert_eq!(answer.header("content-type"), Some("text/event-stream"));
        answer
    }

    /// The first page of a wall.
    pub async fn wall(&self, employee: EmployeeId) -> WallView {
        self.get(&format!("/api/v1/employees/{employee}/wall"))
            .await
            .json()
    }
}
