package dev.assay.http;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which requests an endpoint serves.
 *
 * @param below whether the path has one more segment, which says what is asked for
 * @param keyInQuery whether the API key may stand in the address as {@code key}: a browser's {@code EventSource} and
 *     {@code sendBeacon} can send no headers
 */
public record Route(HttpMethod method, String path, boolean below, boolean keyInQuery) {
    public static Route post(String path) {
        return new Route(HttpMethod.POST, path, false, false);
    }

    /** One that a page calls as it goes, when it can send no headers. */
    public static Route beacon(String path) {
        return new Route(HttpMethod.POST, path, false, true);
    }

    public static Route get(String path) {
        return new Route(HttpMethod.GET, path, false, false);
    }

    /** {@code path} and one segment more. */
    public static Route postBelow(String path) {
        return new Route(HttpMethod.POST, path, true, false);
    }

    /** A stream of events. */
    public static Route stream(String path) {
        return new Route(HttpMethod.GET, path, false, true);
    }

    boolean isFor(Request request) {
        return tail(request) != null;
    }

    /** What follows the path: {@code ""} where nothing may; null for another path. */
    @Nullable
    String tail(Request request) {
        var asked = Request.getPathInContext(request);
        if (!below) {
            return asked.equals(path) ? "" : null;
        }
        if (asked.length() <= path.length() + 1
                || !asked.startsWith(path)
                || asked.charAt(path.length()) != '/'
                || asked.indexOf('/', path.length() + 1) >= 0) {
            return null;
        }
        return asked.substring(path.length() + 1);
    }
}
