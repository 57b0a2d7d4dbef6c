package dev.assay.postgres.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.KeyId;
import dev.assay.model.event.ContextKeys;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleStoreTest {
    private static final String STREAM = "acme";
    private static final ApiKeyRevoked REVOKED = new ApiKeyRevoked(new CompanyId("acme"), new KeyId("shop"));
    private static final MetaData CONTEXT = MetaData.from(Map.of(
            ContextKeys.COMPANY, "acme",
            ContextKeys.ENVIRONMENT, "production",
            ContextKeys.ACTOR, "ada",
            ContextKeys.ROLE, "admin",
            ContextKeys.REQUEST, "r-1",
            ContextKeys.ADDRESS_HASH, ""));

    private final PostgresAddress database = TestDatabases.migrated();
    private final LifecycleStore store = new LifecycleStore(
            new DataSourceConnectionProvider(database.dataSource()), NoTransactionManager.instance());

    @Test
    void gives_back_the_events_of_an_aggregate_with_their_metadata() {
        store.eventStorageEngine()
                .appendEvents(event(0).andMetaData(
                                Map.of("small", 7L, "large", 1L << 40, "kept", true, "among", List.of("a", "b"))));

        var read = store.eventStorageEngine().readEvents(STREAM).next();

        assertThat(read.getPayload()).isEqualTo(REVOKED);
        assertThat(read.getMetaData())
                .containsAllEntriesOf(CONTEXT)
                .containsEntry("small", 7L)
                .containsEntry("large", 1L << 40)
                .containsEntry("kept", true)
                .containsEntry("among", List.of("a", "b"));
    }

    /** More of them than one query reads, just as many, and one less. */
    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 2_001})
    void reads_a_long_stream_to_its_end(int length) {
        store.eventStorageEngine()
                .appendEvents(IntStream.range(0, length)
                        .mapToObj(LifecycleStoreTest::event)
                        .toList());

        var read = store.eventStorageEngine().readEvents(STREAM).asStream().map(DomainEventMessage::getSequenceNumber);

        assertThat(read)
                .containsExactlyElementsOf(LongStream.range(0, length).boxed().toList());
    }

    @Test
    void stores_events_as_readable_json_under_their_own_names() throws Exception {
        store.eventStorageEngine().appendEvents(event(0));

        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select payload_type, payload_revision, payload::jsonb ->> 'key',"
                        + " meta_data::jsonb ->> 'actor' from domain_event_entry")) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("api_key.revoked", "1", "shop", "ada");
        }
    }

    @Test
    void refuses_a_class_name_as_the_type_of_an_event() {
        var stray = new GenericDomainEventMessage<>("Company", STREAM, 0, new KeyId("shop"), CONTEXT);
        assertThatThrownBy(() -> store.eventStorageEngine().appendEvents(stray))
                .hasStackTraceContaining("payload_type");
    }

    @Test
    void refuses_a_second_event_at_the_same_place_of_a_stream() {
        store.eventStorageEngine().appendEvents(event(0), event(1));
        assertThatThrownBy(() -> store.eventStorageEngine().appendEvents(event(1)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void turns_a_message_into_an_event_of_the_model() {
        store.eventStorageEngine().appendEvents(event(0), event(1));

        try (var messages = store.eventStorageEngine().readEvents((TrackingToken) null, false)) {
            var second = LifecycleEvents.from(
                    (TrackedEventMessage<?>) messages.toList().get(1));

            assertThat(second.position()).isEqualTo(2);
            assertThat(second.type()).isEqualTo("api_key.revoked");
            assertThat(second.stream()).isEqualTo(STREAM);
            assertThat(second.version()).isEqualTo(1);
            assertThat(second.context().actor()).isEqualTo("ada");
            assertThat(second.payload()).isEqualTo(REVOKED);
        }
    }

    @Test
    void an_event_that_becomes_visible_late_keeps_its_own_position() throws Exception {
        var engine = store.eventStorageEngine();
        engine.appendEvents(event(0));
        try (var slow = database.dataSource().getConnection();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    insert into domain_event_entry (aggregate_identifier, sequence_number, type, event_identifier,
                        meta_data, payload, payload_revision, payload_type, time_stamp)
                    select 'slow', 0, type, 'late', meta_data, payload, payload_revision, payload_type, time_stamp
                    from domain_event_entry""");
            engine.appendEvents(event(1));
            var before = read(null);
            slow.commit();

            var late = read(before.getLast().trackingToken());

            assertThat(before).extracting(this::positionOf).containsExactly(1L, 3L);
            assertThat(late).extracting(this::positionOf).containsExactly(2L);
            assertThat(late.getFirst().trackingToken().position()).hasValue(3);
            assertThat(LifecycleEvents.from(late.getFirst()).stream()).isEqualTo("slow");
        }
    }

    private List<TrackedEventMessage<?>> read(@Nullable TrackingToken after) {
        try (var messages = store.eventStorageEngine().readEvents(after, false)) {
            return messages.<TrackedEventMessage<?>>map(message -> message).toList();
        }
    }

    private long positionOf(TrackedEventMessage<?> message) {
        return LifecycleEvents.position(message).orElseThrow();
    }

    @Test
    void keeps_every_kind_of_token() {
        var tokens = store.tokenStore("node");
        var gaps = GapAwareTrackingToken.newInstance(12, List.of(7L, 9L));
        var replay = ReplayToken.createReplayToken(gaps, GapAwareTrackingToken.newInstance(3, List.of()), "why");
        var plain = new GlobalSequenceTrackingToken(40);
        tokens.initializeTokenSegments("some", 3);
        tokens.storeToken(gaps, "some", 0);
        tokens.storeToken(replay, "some", 1);
        tokens.storeToken(plain, "some", 2);

        assertThat(tokens.fetchToken("some", 0)).isEqualTo(gaps);
        assertThat(tokens.fetchToken("some", 1)).isEqualTo(replay);
        assertThat(tokens.fetchToken("some", 2)).isEqualTo(plain);
    }

    @Test
    void keeps_dead_letters_until_they_are_dealt_with() {
        var letters = store.deadLetters("catalogue");
        EventMessage<?> message = new GenericEventMessage<>(REVOKED, CONTEXT);
        letters.enqueue("acme", new GenericDeadLetter<>("acme", message, new IllegalStateException("broken")));

        assertThat(letters.size()).isEqualTo(1);
        assertThat(letters.process(letter -> {
                    assertThat(letter.message().getPayload()).isEqualTo(REVOKED);
                    return Decisions.evict();
                }))
                .isTrue();
        assertThat(letters.size()).isZero();
    }

    private static DomainEventMessage<ApiKeyRevoked> event(long sequence) {
        return new GenericDomainEventMessage<>("Company", STREAM, sequence, REVOKED, CONTEXT);
    }
}
