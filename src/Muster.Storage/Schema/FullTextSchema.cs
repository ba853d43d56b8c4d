// The index of the full-text search, which follows the rows of the read models that say what incidents and reviews say.
namespace Muster.Storage.Schema;

/// <summary>
/// The database keeps it up in the same transaction, whoever writes the rows: a commit, a rebuild, a restored backup. Each text has a number, twice that of its incident,
/// and one more for the review's, so that it is found without a search when it changes. What the index holds can be thrown away: a rebuild of the rows fills it again.
/// </summary>
internal static class FullTextSchema
{
    /// <summary>Source: SQLite, FTS5: contentless-delete tables, the unicode61 and porter tokenizers.</summary>
    public const string Sqlite = """
        CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');
        CREATE TRIGGER found_insert AFTER INSERT ON views WHEN new.kind IN ('incident_text', 'review_text') BEGIN
            INSERT INTO found (rowid, words) VALUES (CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text'), new.search);
        END;
        CREATE TRIGGER found_update AFTER UPDATE ON views WHEN new.kind IN ('incident_text', 'review_text') AND new.search IS NOT old.search BEGIN
            DELETE FROM found WHERE rowid = CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text');
            INSERT INTO found (rowid, words) VALUES (CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text'), new.search);
        END;
        CREATE TRIGGER found_delete AFTER DELETE ON views WHEN old.kind IN ('incident_text', 'review_text') BEGIN
            DELETE FROM found WHERE rowid = CAST(substr(old.id, 5) AS INTEGER) * 2 + (old.kind = 'review_text');
        END;
        """;

    /// <summary>Source: PostgreSQL, full text search: tsvector, GIN.</summary>
    public const string Postgres = """
        CREATE TABLE found (id bigint PRIMARY KEY, words tsvector NOT NULL);
        CREATE INDEX ix_found_words ON found USING gin (words);
        CREATE FUNCTION follow_found() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                DELETE FROM found WHERE id = substr(old.id, 5)::bigint * 2 + (old.kind = 'review_text')::int;
            ELSE
                INSERT INTO found (id, words) VALUES (substr(new.id, 5)::bigint * 2 + (new.kind = 'review_text')::int, to_tsvector('english', new.search))
                ON CONFLICT (id) DO UPDATE SET words = excluded.words;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER found_insert AFTER INSERT ON views FOR EACH ROW
            WHEN (new.kind IN ('incident_text', 'review_text')) EXECUTE FUNCTION follow_found();
        CREATE TRIGGER found_update AFTER UPDATE ON views FOR EACH ROW
            WHEN (new.kind IN ('incident_text', 'review_text') AND new.search IS DISTINCT FROM old.search) EXECUTE FUNCTION follow_found();
        CREATE TRIGGER found_delete AFTER DELETE ON views FOR EACH ROW
            WHEN (old.kind IN ('incident_text', 'review_text')) EXECUTE FUNCTION follow_found();
        """;

    /// <summary>Of the newest so many texts that have the words the best are chosen: what a search costs does not grow with all that ever was.</summary>
    public const int LookedAtMax = 2_000;
}
