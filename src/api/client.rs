//! The only file that names gloo-net: requests with JSON both ways, and event streams.

use super::error::ApiError;
use domain::api::problem::{Code, Problem};
use domain::api::{CSRF_HEADER, PREFIX, QUIET_HEADER};
use futures::stream::{self, Stream, StreamExt};
use gloo_net::eventsource::State;
use gloo_net::eventsource::futures::EventSource;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, RequestInit};

/// What came of a call.
pub type Answer<T> = Result<T, ApiError>;

/// What happens on an event stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StreamEvent {
    /// The stream is connected, for the first time or again.
    Open,
    /// The connection was lost; the browser is trying again by itself.
    Lost,
    /// The server ended or refused the stream; the browser will not try again.
    Closed,
    /// One event: what kind, and its data.
    Data(String, String),
}

/// Reads what is at `path`, which begins after `/api/v1`.
pub async fn get<T: DeserializeOwned>(path: &str) -> Answer<T> {
    read(exchange(Method::GET, path, None::<&()>).await?).await
}

/// Reads what is at `path` though nobody asked for it: that neither keeps the session alive nor, where it has ended, takes the
/// page away from somebody who is typing. The next thing they do tells them.
pub async fn get_quietly<T: DeserializeOwned>(path: &str) -> Answer<T> {
    let request = builder(Method::GET, path).header(QUIET_HEADER, "1");
    read(try_send(request.build().map_err(|_| ApiError::Unreadable)?).await?).await
}

/// Reads bytes that may be many. They stay outside of our own memory, for they are handed on. `progress` is told how many have come
/// and how many there will be, which the header of this name says.
pub async fn download(
    path: &str,
    length_header: &str,
    progress: impl FnMut(u32, u32),
) -> Answer<ArrayBuffer> {
    let response = exchange(Method::GET, path, None::<&()>).await?;
    let length = response.headers().get(length_header);
    let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
    let body = response.body().ok_or(ApiError::Unreadable)?;
    // A connection that breaks in the middle is a lost connection.
    let bytes = read_all(&body, length, progress).await;
    bytes.map_err(|_| ApiError::Offline)
}

/// Creates something.
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Answer<T> {
    read(exchange(Method::POST, path, Some(body)).await?).await
}

/// Tells something to which there is nothing to read in the answer.
pub async fn tell(path: &str, body: &impl Serialize) -> Answer<()> {
    exchange(Method::POST, path, Some(body)).await.map(drop)
}

/// Replaces something.
pub async fn put<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Answer<T> {
    read(exchange(Method::PUT, path, Some(body)).await?).await
}

/// Replaces something though the page may be gone before the answer comes: the browser sends it all the same. It takes 64 kB at
/// most.
pub async fn put_lasting<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Answer<T> {
    let request = with_body(builder(Method::PUT, path), Some(body))?;
    read(send(lasting(request)?).await?).await
}

/// Removes something; there is nothing to read in the answer.
pub async fn delete(path: &str) -> Answer<()> {
    exchange(Method::DELETE, path, None::<&()>).await.map(drop)
}

/// The address of `path` for a link, such as a download.
#[must_use]
pub fn address(path: &str) -> String {
    format!("{PREFIX}{path}")
}

/// Calls `listener` whenever an answer says that the session has ended. There is one listener, the
/// session's state: it leads to sign-in, whichever screen made the call.
pub fn on_signed_out(listener: impl Fn() + 'static) {
    SIGNED_OUT.set(Some(Rc::new(listener)));
}

/// Opens the event stream at `path` and listens for events of two kinds. Dropping the stream closes it.
pub fn subscribe(path: &str, kinds: [&str; 2]) -> Answer<impl Stream<Item = StreamEvent> + use<>> {
    let mut source = EventSource::new(&address(path)).map_err(|_| ApiError::Offline)?;
    let opened = source.subscribe("open").map_err(|_| ApiError::Offline)?;
    let failed = source.subscribe("error").map_err(|_| ApiError::Offline)?;
    let mut told = |kind| source.subscribe(kind).map_err(|_| ApiError::Offline);
    let told = stream::select(told(kinds[0])?, told(kinds[1])?);
    let all = stream::select(stream::select(opened, failed), told);
    Ok(all.filter_map(move |item| {
        let event = item.ok().and_then(|(kind, message)| match kind.as_str() {
            "open" => Some(StreamEvent::Open),
            "error" => Some(lost_or_closed(source.state())),
            _ => message
                .data()
                .as_string()
                .map(|data| StreamEvent::Data(kind, data)),
        });
        std::future::ready(event)
    }))
}

thread_local! {
    static SIGNED_OUT: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

fn lost_or_closed(state: State) -> StreamEvent {
    match state {
        State::Closed => StreamEvent::Closed,
        State::Connecting | State::Open => StreamEvent::Lost,
    }
}

async fn exchange(method: Method, path: &str, body: Option<&impl Serialize>) -> Answer<Response> {
    send(with_body(builder(method, path), body)?).await
}

fn builder(method: Method, path: &str) -> RequestBuilder {
    RequestBuilder::new(&address(path))
        .method(method)
        .header("accept", "application/json")
        .header(CSRF_HEADER, "1")
}

async fn send(request: Request) -> Answer<Response> {
    let answer = try_send(request).await;
    if answer.as_ref().is_err_and(ApiError::is_signed_out) {
        tell_signed_out();
    }
    answer
}

async fn try_send(request: Request) -> Answer<Response> {
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(problem(&response).await)
    }
}

fn with_body(builder: RequestBuilder, body: Option<&impl Serialize>) -> Answer<Request> {
    match body {
        Some(body) => builder.json(body),
        None => builder.build(),
    }
    .map_err(|_| ApiError::Unreadable)
}

/// The same request, which outlives the page.
fn lasting(request: Request) -> Answer<Request> {
    let options = RequestInit::new();
    // It is not among the options that web-sys knows by name.
    let set = Reflect::set(&options, &"keepalive".into(), &JsValue::TRUE);
    let request = web_sys::Request::from(request);
    set.and_then(|_| web_sys::Request::new_with_request_and_init(&request, &options))
        .map(Request::from)
        .map_err(|_| ApiError::Unreadable)
}

async fn read<T: DeserializeOwned>(response: Response) -> Answer<T> {
    // A connection that breaks in the middle of the body is a lost connection, not a wrong answer.
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    serde_json::from_str(&text).map_err(|_| ApiError::Unreadable)
}

/// All bytes of a stream, into one buffer that grows if there are more than were announced.
async fn read_all(
    body: &ReadableStream,
    length: u32,
    mut progress: impl FnMut(u32, u32),
) -> Result<ArrayBuffer, JsValue> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Uint8Array::new_with_length(length);
    let mut have = 0;
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            break;
        }
        let part = Reflect::get(&part, &"value".into())?.dyn_into::<Uint8Array>()?;
        let end = have + part.length();
        if end > bytes.length() {
            let grown = Uint8Array::new_with_length(end.max(have * 2));
            grown.set(&bytes, 0);
            bytes = grown;
        }
        bytes.set(&part, have);
        have = end;
        progress(have, length.max(have));
    }
    Ok(bytes.slice(0, have).buffer())
}

async fn problem(response: &Response) -> ApiError {
    let body = response.text().await.unwrap_or_default();
    match serde_json::from_str::<Problem>(&body) {
        Ok(problem) => ApiError::Problem(problem),
        Err(_) => without_words(response.status()),
    }
}

/// Proxies answer in their own words: the status alone says what is worth telling.
fn without_words(status: u16) -> ApiError {
    let (code, message) = match status {
        401 => (Code::SignedOut, "Your session has ended. Sign in again."),
        404 => (Code::NotFound, "There is nothing at this address."),
        429 => (
            Code::TooMany,
            "Too many requests. Wait a minute and try again.",
        ),
        502..=504 => return ApiError::Offline,
        _ => return ApiError::Unreadable,
    };
    ApiError::Problem(Problem {
        code,
        message: message.into(),
        fields: Vec::new(),
    })
}

fn tell_signed_out() {
    let listener = SIGNED_OUT.with_borrow(Clone::clone);
    if let Some(listener) = listener {
        listener();
    }
}
