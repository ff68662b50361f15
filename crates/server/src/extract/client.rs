//! Where a request comes from: the address of the peer, or what our own proxy says.

use crate::error::ApiError;
use crate::state::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::net::{IpAddr, SocketAddr};

/// The address of the client.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub IpAddr);

impl FromRequestParts<AppState> for Client {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let forwarded = state
            .config()
            .trust_proxy
            .then(|| forwarded_for(&parts.headers))
            .flatten();
        if let Some(address) = forwarded {
            return Ok(Self(address));
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let ConnectInfo(peer) = peer.ok_or_else(|| ApiError::internal("no peer address"))?;
        Ok(Self(peer.ip()))
    }
}

/// The last entry: our proxy appends it, and all before are the client's own words.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all("x-forwarded-for").into_iter().next_back()?;
    let last = line.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_proxys_own_word_is_believed() {
        let headers = [(
            "x-forwarded-for".parse().unwrap(),
            "10.9.9.9, 192.0.2.7".parse().unwrap(),
        )];
        let address = forwarded_for(&headers.into_iter().collect());
        assert_eq!(address, Some("192.0.2.7".parse().unwrap()));
        assert_eq!(forwarded_for(&HeaderMap::new()), None);
    }
}
