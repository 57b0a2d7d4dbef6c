package dev.assay.assignment.configuration;

import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import java.util.List;
import java.util.Optional;

/**
 * Everything a node holds, at one moment.
 *
 * @param position the highest position of any event in here, -1 before the first
 * @param generations by their ids: the ones readers see and those that grow beside them
 * @param owners where to look for a key: whose it is, or was, in some generation
 */
record Snapshot(
        long position,
        PersistentMap<Integer, CompanyConfiguration> generations,
        PersistentMap<KeyHash, CompanyId> owners) {
    static final Snapshot EMPTY = new Snapshot(-1, PersistentMap.empty(), PersistentMap.empty());

    CompanyConfiguration of(Generation generation) {
        var held = generations.get(generation.id());
        return held == null ? CompanyConfiguration.empty(generation.company()) : held;
    }

    Optional<CompanyId> ownerOf(KeyHash key) {
        return Optional.ofNullable(owners.get(key));
    }

    Snapshot after(Generation generation, List<LifecycleEvent> events) {
        var company = of(generation);
        var nextOwners = owners;
        for (var event : events) {
            company = company.after(event);
            if (event.payload() instanceof ApiKeyIssued issued) {
                nextOwners = nextOwners.with(KeyHash.ofHexadecimal(issued.hash()), issued.company());
            }
        }
        return new Snapshot(
                Math.max(position, company.position()), generations.with(generation.id(), company), nextOwners);
    }

    Snapshot without(Generation generation) {
        return new Snapshot(position, generations.without(generation.id()), owners);
    }
}
