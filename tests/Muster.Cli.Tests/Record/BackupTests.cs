// A backup that was taken under a running server is a whole Muster in another place, and never goes over what is there.
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Record;

public sealed class BackupTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_backup_of_a_running_server_restores_verifies_and_starts_in_a_new_place()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = await LivingAsync(server, null);
        string file = Path.Combine(shell.Directory, "muster.zip");

        Ran written = (await shell.RunAsync("backup", file, "--with-keys")).Exits(0);
        await using MusterServer other = MusterServer.Prepare();
        using Shell there = Shell.Beside(other);
        Ran restored = (await there.RunAsync("restore", file)).Exits(0);

        Assert.Equal("", written.Error);
        Assert.StartsWith("Restored.\nThe record is intact: ", restored.Out, StringComparison.Ordinal);
        (await there.RunAsync("verify")).Exits(0);
        await other.StartAsync();
        Assert.Equal(["Nothing plays"], await TitlesAsync(there));
        Assert.NotNull(await Browser.AccountPageAsync(other.Url, "ana@example.org", Password));
    }

    [Fact]
    public async Task What_is_there_is_never_overwritten()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = await LivingAsync(server, null);
        string file = Path.Combine(shell.Directory, "muster.zip");
        (await shell.RunAsync("backup", file, "--with-keys")).Exits(0);
        byte[] before = await File.ReadAllBytesAsync(file);

        Ran again = (await shell.RunAsync("backup", file)).Exits(1);
        Ran running = (await shell.RunAsync("restore", file)).Exits(3);
        await server.Process!.StopAsync();
        Ran used = (await shell.RunAsync("restore", file)).Exits(1);

        Assert.Contains("is there already", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.Contains("Another Muster server works on", running.Error, StringComparison.Ordinal);
        Assert.Contains("not empty", used.Error, StringComparison.Ordinal);
        await server.StartAsync();
        Assert.Equal(["Nothing plays"], await TitlesAsync(shell));
    }

    [Fact]
    public async Task Without_the_key_of_the_record_a_backup_says_so_and_a_restore_asks_for_it()
    {
        using Shell shell = new();
        (await shell.RunAsync("key", "create", "x", "--scope", "intake")).Exits(0);
        Ran written = (await shell.RunAsync("backup", "muster.zip")).Exits(0);
        using Shell there = new();

        Ran refused = (await there.RunAsync("restore", Path.Combine(shell.Directory, "muster.zip"))).Exits(1);
        string key = Path.Combine("data", "keys", "chain.key");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(there.Directory, key))!);
        File.Copy(Path.Combine(shell.Directory, key), Path.Combine(there.Directory, key), overwrite: true);
        (await there.RunAsync("restore", Path.Combine(shell.Directory, "muster.zip"))).Exits(0);

        Assert.Contains("keys/chain.key", written.Error, StringComparison.Ordinal);
        Assert.Contains("chain.key", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_restores_into_sqlite_and_into_another_postgres()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        string database = await postgres.NewDatabaseAsync();
        await using MusterServer server = MusterServer.Prepare(new Dictionary<string, string> { ["MUSTER_DATABASE"] = database });
        using Shell shell = await LivingAsync(server, database);
        string file = Path.Combine(shell.Directory, "muster.zip");
        (await shell.RunAsync("backup", file, "--with-keys")).Exits(0);
        using Shell onFile = new();
        using Shell onPostgres = new() { Environment = { ["MUSTER_DATABASE"] = await postgres.NewDatabaseAsync() } };

        foreach (Shell place in new[] { onFile, onPostgres })
        {
            (await place.RunAsync("restore", file)).Exits(0);
            (await place.RunAsync("verify")).Exits(0);
            (await place.RunAsync("restore", file)).Exits(1);
            Assert.Contains("ana@example.org", (await place.RunAsync("user", "list")).Exits(0).Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("backup", "muster.zip")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("export")]
    [InlineData("user", "list")]
    [InlineData("key", "list")]
    [InlineData("schedule", "who")]
    public async Task In_the_wrong_directory_nothing_is_made_and_nothing_succeeds(params string[] words)
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync(words)).Exits(3);

        Assert.StartsWith($"muster: There is no Muster in {Path.Combine(shell.Directory, "data")}.", ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Out);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Directory));
    }

    /// <summary>A running server with an admin and an incident.</summary>
    private static async Task<Shell> LivingAsync(MusterServer server, string? database)
    {
        Shell shell = Shell.Beside(server, database);
        string[] add = ["user", "add", "ana@example.org", "--name", "Ana", "--role", "admin", "--password-stdin"];
        (await shell.RunAsync(Password, add)).Exits(0);
        await server.StartAsync();
        (await shell.RunAsync("incident", "declare", "Nothing plays", "--severity", "3")).Exits(0);
        return shell;
    }

    private static async Task<string?[]> TitlesAsync(Shell shell)
    {
        string json = (await shell.RunAsync("incident", "list", "--json")).Exits(0).Out;
        return
        [
            .. JsonDocument
                .Parse(json)
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(one => one.GetProperty("title").GetString()),
        ];
    }
}
