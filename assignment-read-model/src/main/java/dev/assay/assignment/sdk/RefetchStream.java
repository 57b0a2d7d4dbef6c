package dev.assay.assignment.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.assignment.configuration.SdkConfiguration;
import dev.assay.http.EventStream;
import dev.assay.http.Exchange;

/** Tells OpenFeature clients, which have no more than their own answers, when to ask again. */
public final class RefetchStream {
    private final ConfigurationStreams streams;

    public RefetchStream(ConfigurationStreams streams) {
        this.streams = streams;
    }

    public void open(Exchange exchange) {
        streams.open(exchange, Refetch.FEED);
    }

    private enum Refetch implements ConfigurationStreams.Feed {
        FEED;

        @Override
        public byte[] opening(SdkConfiguration now, String last) {
            return last.isEmpty() || last.equals(now.revision()) ? EventStream.heartbeat() : frame(now);
        }

        @Override
        public byte[] change(SdkConfiguration before, SdkConfiguration now) {
            return frame(now);
        }

        private static byte[] frame(SdkConfiguration now) {
            var data = "{\"type\":\"refetchEvaluation\",\"etag\":\"" + now.revision() + "\"}";
            return EventStream.frame("message", now.revision(), data.getBytes(UTF_8));
        }
    }
}
