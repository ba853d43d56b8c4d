// That the migrations carry the whole model, and give both databases the same tables.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Muster.Storage.Postgres;
using Muster.Storage.Schema;
using Muster.Storage.Sqlite;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Schema;

public sealed class SchemaTests(MigratedPostgres server) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_migrations_carry_every_change_of_the_model()
    {
        using SqliteMusterDbContext sqlite = new SqliteDesignTime().CreateDbContext([]);
        using PostgresMusterDbContext postgres = new PostgresDesignTime().CreateDbContext([]);

        const string Hint =
            "dotnet ef migrations add NAME --project src/Muster.Storage --context …MusterDbContext --output-dir Migrations/…";
        Assert.False(sqlite.Database.HasPendingModelChanges(), Hint);
        Assert.False(postgres.Database.HasPendingModelChanges(), Hint);
    }

    [Fact]
    public void Both_databases_have_the_same_migrations_in_one_order() =>
        Assert.Equal(SchemaScript.Sqlite.Migrations.Select(Name), SchemaScript.Postgres.Migrations.Select(Name));

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void The_script_of_the_whole_schema_is_what_EF_writes_for_its_migrations(string database)
    {
        (SchemaScript stands, DbContext context) =
            database == "Sqlite"
                ? (SchemaScript.Sqlite, (DbContext)new SqliteDesignTime().CreateDbContext([]))
                : (SchemaScript.Postgres, new PostgresDesignTime().CreateDbContext([]));
        string[] migrations = [.. context.Database.GetMigrations()];
        string path = $"src/Muster.Storage/Migrations/{database}/schema.sql";
        string wanted = SchemaMigrations.ScriptAfter(Migration.InitialDatabase, context).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (stands.Text.ReplaceLineEndings("\n") != wanted)
        {
            string received = Path.Combine(AppContext.BaseDirectory, $"{database}.sql");
            File.WriteAllText(received, wanted);
            Assert.Fail($"{path} is not what the migrations say, so a new database would lack something: cp {received} {path}");
        }

        Assert.Equal(migrations, stands.Migrations);
    }

    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        string connectionString = await server.NewDatabaseAsync();
        await using PostgresDatabase postgres = new(PostgresSource.Create(connectionString), "test", _ => { });
        await using SqliteDatabase sqlite = new(await SqliteBackend.NewFileAsync(_directory), _ => { }, _ => { });

        List<string> there = await ColumnsAsync(
            postgres,
            "SELECT table_name::text, column_name::text, CASE data_type WHEN 'text' THEN 'TEXT' WHEN 'character varying' THEN 'TEXT' WHEN 'jsonb' THEN 'TEXT' WHEN 'bytea' THEN 'BLOB' ELSE 'INTEGER' END, is_nullable = 'NO' FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'found'"
        );
        List<string> here = await ColumnsAsync(
            sqlite,
            "SELECT m.name, c.name, c.type, c.\"notnull\" = 1 FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'found%'"
        );
        Assert.Equal(there, here);
        Assert.Contains("events.data TEXT True", here);
        Assert.All(here, column => Assert.Equal(column.Split(' ')[0].ToLowerInvariant(), column.Split(' ')[0]));
    }

    [Fact]
    public async Task A_database_that_is_up_to_date_is_left_alone()
    {
        string connectionString = await server.NewDatabaseAsync(migrated: false);
        await using PostgresDatabase postgres = new(PostgresSource.Create(connectionString), "test", _ => { });
        Assert.True(await PostgresSchema.MigrateAsync(postgres.Source, "test", CancellationToken.None));
        Assert.False(await PostgresSchema.MigrateAsync(postgres.Source, "test", CancellationToken.None));
        SqliteFile file = new(_directory.File("new.db"));
        Assert.True(await SqliteSchema.MigrateAsync(file, CancellationToken.None));
        Assert.False(await SqliteSchema.MigrateAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_nodes_that_start_at_once_one_migrates()
    {
        string connectionString = await server.NewDatabaseAsync(migrated: false);
        await using PostgresDatabase postgres = new(PostgresSource.Create(connectionString), "test", _ => { });
        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Task.Run(() => PostgresSchema.MigrateAsync(postgres.Source, "test", CancellationToken.None)))
        );

        SqliteFile file = new(_directory.File("new.db"));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => SqliteSchema.MigrateAsync(file, CancellationToken.None))));
        Assert.False(await SqliteSchema.MigrateAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        SqliteFile file = new(_directory.File("new.db"));
        using (Microsoft.Data.Sqlite.SqliteConnection connection = file.OpenToWrite())
        {
            SqliteFile.Execute(connection, "CREATE TABLE views (in_the_way TEXT)");
        }

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => SqliteSchema.MigrateAsync(file, CancellationToken.None));

        await using SqliteDatabase database = new(file.Path, _ => { }, _ => { });
        Assert.Equal(
            ["__EFMigrationsHistory", "views"],
            (
                await database.QueryAsync(
                    Sql.Raw("SELECT name FROM sqlite_master WHERE type = 'table'"),
                    row => row.GetString(0),
                    CancellationToken.None
                )
            ).Order()
        );
    }

    [Theory]
    [InlineData("PersonId", "person_id")]
    [InlineData("id", "id")]
    [InlineData("two_words", "two_words")]
    public void Names_become_snake_case(string name, string expected) => Assert.Equal(expected, SnakeCase.Of(name));

    private static string Name(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static async Task<List<string>> ColumnsAsync(SqlDatabase database, string sql)
    {
        List<string> columns = await database.QueryAsync(
            Sql.Raw(sql),
            row => $"{row.GetString(0)}.{row.GetString(1)} {row.GetString(2)} {Convert.ToBoolean(row.GetValue(3))}",
            CancellationToken.None
        );
        return [.. columns.Where(column => !column.StartsWith("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
