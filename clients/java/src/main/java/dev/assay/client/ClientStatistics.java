package dev.assay.client;

/**
 * What has become of the events so far.
 *
 * @param sent taken in by the server
 * @param waiting still to be sent
 * @param dropped lost because too many waited, or the client was closed before the server came back
 * @param refused by the server, as faulty
 */
public record ClientStatistics(long sent, long waiting, long dropped, long refused) {}
