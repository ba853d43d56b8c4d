// The SQL that makes the whole schema in an empty database, and the migrations of which it is made.
namespace Muster.Storage.Schema;

/// <summary>
/// EF wrote it, ahead of time: so a server whose database is empty or up to date starts without EF, for which it would pay in time and memory. A test holds it
/// against the migrations.
/// </summary>
internal sealed class SchemaScript
{
    public static readonly SchemaScript Sqlite = new("schema/sqlite.sql");
    public static readonly SchemaScript Postgres = new("schema/postgres.sql");

    private SchemaScript(string resource)
    {
        using Stream stream = typeof(SchemaScript).Assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        Text = reader.ReadToEnd();
        Migrations = Ids(Text);
    }

    /// <summary>Without a transaction of its own.</summary>
    public string Text { get; }

    /// <summary>The ids of the migrations that this program knows, ascending.</summary>
    public IReadOnlyList<string> Migrations { get; }

    /// <summary>Each migration ends with its row for the history: <c>VALUES ('20261123224004_Initial', '10.0.15')</c>, on the line below the table.</summary>
    private static List<string> Ids(string text)
    {
        string[] lines = text.Split('\n');
        return
        [
            .. lines
                .Zip(lines.Skip(1))
                .Where(pair => pair.First.StartsWith("INSERT INTO " + SchemaMigrations.History, StringComparison.Ordinal))
                .Select(pair => pair.Second.Split('\'')[1])
                .Order(StringComparer.Ordinal),
        ];
    }
}
