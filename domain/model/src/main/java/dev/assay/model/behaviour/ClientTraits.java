package dev.assay.model.behaviour;

/**
 * What is kept of a client's address and user agent; {@code ""} where unknown.
 *
 * @param bot whether the user agent says it is a robot
 */
public record ClientTraits(
        String country, String region, String city, String device, String browser, String system, boolean bot) {
    public static final ClientTraits UNKNOWN = new ClientTraits("", "", "", "", "", "", false);
}
