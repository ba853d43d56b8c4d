// A backup of one database becomes the same record in another.
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Storage.Access;
using Muster.Storage.Backup;
using Muster.Storage.Chain;
using Muster.Storage.Schema;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Backup;

public sealed class BackupTests(MigratedPostgres server) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Archive => _directory.File("muster-backup.zip");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_backup_of_either_database_is_restored_into_either(bool fromPostgres, bool toPostgres)
    {
        string token;
        Dictionary<string, string> before;
        await using (Home old = await Home.OpenAsync(await PlaceAsync("old", fromPostgres)))
        {
            token = await FillAsync(old);
            before = await EverythingAsync(old);
            BackupManifest written = await old.BackupAsync(Archive, withKeys: true);
            Assert.Equal(3, written.Entries.Single(entry => entry.Name == "tables/events.jsonl").Rows);
            Assert.True(written.HasKeys);
        }

        StorageOptions place = await PlaceAsync("new", toPostgres);
        ChainReport report = await new BackupReader(place).RestoreAsync(Archive, CancellationToken.None);

        Assert.True(report.IsIntact, string.Join('\n', report.Findings));
        Assert.Equal((2, 3L, 2), (report.Streams, report.Events, report.Anchored));
        await using Home restored = await Home.OpenAsync(place);
        foreach ((string table, string rows) in await EverythingAsync(restored))
        {
            Assert.Equal(before[table], rows);
        }

        Assert.NotNull(await restored.Services.GetRequiredService<ApiKeys>().FindAsync(token, CancellationToken.None));
        await GoesOnAsync(restored);
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone_and_never_half_written()
    {
        await using Home home = await Home.OpenAsync(await PlaceAsync("old", false));
        await home.BackupAsync(Archive, withKeys: false);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
        }

        Assert.Equal([Archive], Directory.GetFiles(_directory.Path));
        BackupException there = await Assert.ThrowsAsync<BackupException>(() => home.BackupAsync(Archive, withKeys: false));
        Assert.Contains("is there already", there.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BackupException>(() => home.BackupAsync("/nowhere/at/all.zip", withKeys: false));
    }

    [Fact]
    public async Task A_place_that_is_not_empty_is_refused()
    {
        await using (Home old = await Home.OpenAsync(await PlaceAsync("old", false)))
        {
            await FillAsync(old);
            await old.BackupAsync(Archive, withKeys: true);
        }

        StorageOptions place = await PlaceAsync("used", false);
        await using (Home used = await Home.OpenAsync(place))
        {
            await used.Events.NextNumberAsync("incident", CancellationToken.None);
        }

        BackupException refused = await Assert.ThrowsAsync<BackupException>(() =>
            new BackupReader(place).RestoreAsync(Archive, CancellationToken.None)
        );
        Assert.Contains("is not empty (counters has rows)", refused.Message, StringComparison.Ordinal);
        await using Home still = await Home.OpenAsync(place);
        Assert.Equal(2, await still.Events.NextNumberAsync("incident", CancellationToken.None));
    }

    [Fact]
    public async Task A_place_where_a_server_runs_is_refused()
    {
        await using Home old = await Home.OpenAsync(await PlaceAsync("old", false));
        await old.BackupAsync(Archive, withKeys: true);

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            new BackupReader(old.Options).RestoreAsync(Archive, CancellationToken.None)
        );
        Assert.Contains("Another Muster server works on", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_key_a_record_is_not_restored()
    {
        StorageOptions oldPlace = await PlaceAsync("old", false);
        await using (Home old = await Home.OpenAsync(oldPlace))
        {
            await FillAsync(old);
            BackupManifest manifest = await old.BackupAsync(Archive, withKeys: false);
            Assert.False(manifest.HasKeys);
        }

        StorageOptions place = await PlaceAsync("new", false);
        BackupException refused = await Assert.ThrowsAsync<BackupException>(() =>
            new BackupReader(place).RestoreAsync(Archive, CancellationToken.None)
        );
        Assert.Contains("The key of the record is not here", refused.Message, StringComparison.Ordinal);

        File.Copy(Path.Combine(oldPlace.DataDirectory, "keys", "chain.key"), Path.Combine(place.DataDirectory, "keys", "chain.key"));
        Assert.True((await new BackupReader(place).RestoreAsync(Archive, CancellationToken.None)).IsIntact);
    }

    [Fact]
    public async Task A_file_in_which_one_byte_was_changed_is_refused()
    {
        await using (Home old = await Home.OpenAsync(await PlaceAsync("old", false)))
        {
            await FillAsync(old);
            await old.BackupAsync(Archive, withKeys: true);
        }

        await using (ZipArchive zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update))
        {
            ZipArchiveEntry entry = zip.GetEntry("tables/events.jsonl")!;
            string text;
            using (StreamReader reader = new(await entry.OpenAsync()))
            {
                text = await reader.ReadToEndAsync();
            }

            entry.Delete();
            await using StreamWriter writer = new(await zip.CreateEntry("tables/events.jsonl").OpenAsync());
            await writer.WriteAsync(text.Replace("two", "twO", StringComparison.Ordinal));
        }

        BackupException refused = await Assert.ThrowsAsync<BackupException>(() =>
            BackupReader.InspectAsync(Archive, CancellationToken.None)
        );
        Assert.Contains("tables/events.jsonl", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BackupException>(async () =>
            await new BackupReader(await PlaceAsync("new", false)).RestoreAsync(Archive, CancellationToken.None)
        );
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Archive, "not a zip");
        await Assert.ThrowsAsync<BackupException>(() => BackupReader.InspectAsync(Archive, CancellationToken.None));
        await Assert.ThrowsAsync<BackupException>(() => BackupReader.InspectAsync(_directory.File("missing.zip"), CancellationToken.None));
    }

    [Fact]
    public async Task A_tampered_record_is_restored_and_told()
    {
        await using (Home old = await Home.OpenAsync(await PlaceAsync("old", false)))
        {
            await FillAsync(old);
            await old.TamperAsync("UPDATE events SET data = 'forged' WHERE version = 2");
            await old.BackupAsync(Archive, withKeys: true);
        }

        ChainReport report = await new BackupReader(await PlaceAsync("new", true)).RestoreAsync(Archive, CancellationToken.None);

        Assert.Equal("data of incident/INC-1 version 2 was changed.", Assert.Single(report.Findings).What);
    }

    [Fact]
    public async Task Every_table_of_both_databases_is_in_a_backup()
    {
        foreach (bool postgres in new[] { false, true })
        {
            await using Home home = await Home.OpenAsync(await PlaceAsync($"{postgres}", postgres), asServer: false);
            List<string> tables = await home.Database.QueryAsync(
                Sql.Raw(
                    postgres
                        ? "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
                        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                ),
                row => row.GetString(0),
                CancellationToken.None
            );
            // What is found by its words fills itself, as the views come in.
            Assert.Contains("found", tables);
            Assert.Equal(
                tables
                    .Except(["__EFMigrationsHistory", "nodes"])
                    .Where(table => table != "found" && !table.StartsWith("found_", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
                BackupTable.All.Select(table => table.Name).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_backup_is_one_state_while_others_write()
    {
        StorageOptions place = await PlaceAsync("old", false);
        await using (Home old = await Home.OpenAsync(place))
        {
            using CancellationTokenSource done = new();
            Task writing = Task.Run(async () =>
            {
                for (int version = 0; !done.IsCancellationRequested; version++)
                {
                    await old.Events.CommitAsync(Some.Appends(Some.Append(version, "more")), CancellationToken.None);
                }
            });
            await Task.Delay(50);
            await old.BackupAsync(Archive, withKeys: true);
            await done.CancelAsync();
            await writing;
        }

        Assert.True((await new BackupReader(await PlaceAsync("new", false)).RestoreAsync(Archive, CancellationToken.None)).IsIntact);
    }

    private async Task<StorageOptions> PlaceAsync(string name, bool postgres) =>
        new(_directory.File(Path.Combine("places", name)), postgres ? await server.NewDatabaseAsync(migrated: false) : null, null);

    /// <summary>A row in every table; answers the token of an API key.</summary>
    private static async Task<string> FillAsync(Home home)
    {
        Commit commit = new()
        {
            Appends = [Some.Append(0, "one 🚨 \u2028 \"quoted\" \\ back\n", "two"), Some.Append(Some.OtherStream, 0, "{ \"n\" : 1e400 }")],
            TimersSet = [Some.Timer("t", 60)],
            Outbox = [Some.Message("m1"), Some.Message("m2", 1)],
            Views = [Some.View("v1", search: "a%b")],
            Groups = [Some.Group("g1")],
            Operation = new("op", "words"),
        };
        Assert.IsType<CommitResult.Committed>(await home.Events.CommitAsync(commit, CancellationToken.None));
        await home.Events.NextNumberAsync("incident", CancellationToken.None);
        IAlertStore alerts = home.Services.GetRequiredService<IAlertStore>();
        await alerts.RecordAsync(Some.Batch("r1", 0, Some.Signal(ulong.MaxValue), Some.Signal(2)), CancellationToken.None);
        await alerts.SaveSilenceAsync(
            new(new("s1"), [new("a", "b", true, false)], Some.Now, Some.At(60), "ana", "deploy", Some.Now),
            CancellationToken.None
        );
        await home
            .Services.GetRequiredService<IOutbox>()
            .ClaimAsync("email", Some.Now, TimeSpan.FromSeconds(10), "node", new(1, 1, []), CancellationToken.None);
        await FillAccountsAsync(home);
        ApiKeys keys = home.Services.GetRequiredService<ApiKeys>();
        NewApiKey made = await keys.CreateAsync("ci", ApiKeyScope.Intake, null, "ana", CancellationToken.None);
        (ApiKey key, string token) = Assert.IsType<NewApiKey.Created>(made);
        await keys.RevokeAsync(key.Id, "mistake", "ana", CancellationToken.None);
        Assert.Null(await keys.RestoreAsync(key.Id, "ben", CancellationToken.None));
        return token;
    }

    /// <summary>A row in every table of the accounts.</summary>
    private static async Task FillAccountsAsync(Home home)
    {
        await using AsyncServiceScope scope = home.Accounts.CreateAsyncScope();
        MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
        context.Users.Add(
            new()
            {
                Id = "a1",
                UserName = "ana",
                PersonId = "ana",
                CreatedAt = Some.Now,
                EmailConfirmed = true,
            }
        );
        context.Roles.Add(new() { Id = "r1", Name = "admin" });
        context.UserRoles.Add(new() { UserId = "a1", RoleId = "r1" });
        context.UserClaims.Add(
            new()
            {
                UserId = "a1",
                ClaimType = "c",
                ClaimValue = "v",
            }
        );
        context.UserTokens.Add(
            new()
            {
                UserId = "a1",
                LoginProvider = "p",
                Name = "n",
                Value = "v",
            }
        );
        context.UserLogins.Add(
            new()
            {
                UserId = "a1",
                LoginProvider = "p",
                ProviderKey = "k",
            }
        );
        context.RoleClaims.Add(
            new()
            {
                RoleId = "r1",
                ClaimType = "c",
                ClaimValue = "v",
            }
        );
        context.UserPasskeys.Add(
            new()
            {
                UserId = "a1",
                CredentialId = [0, 1, 255],
                Data = new()
                {
                    PublicKey = [9],
                    AttestationObject = [8],
                    ClientDataJson = [7],
                    Name = "a \"phone\"",
                },
            }
        );
        context.DataProtectionKeys.Add(new() { FriendlyName = "key", Xml = "<key id=\"1\">ü</key>" });
        await context.SaveChangesAsync();
    }

    /// <summary>Numbers go on where they were, and nothing stands in the way of new rows.</summary>
    private static async Task GoesOnAsync(Home home)
    {
        Commit next = Some.Appends(Some.Append(2, "three")) with { Views = [Some.View("v2")] };
        Assert.Equal(4, Assert.IsType<CommitResult.Committed>(await home.Events.CommitAsync(next, CancellationToken.None)).Position);
        Assert.Equal(2, await home.Events.NextNumberAsync("incident", CancellationToken.None));
        Receipt receipt = await home
            .Services.GetRequiredService<IAlertStore>()
            .RecordAsync(Some.Batch("r2", 1, Some.Signal(2), Some.Signal(3)), CancellationToken.None);
        Assert.Equal(["renewed", "opened"], receipt.Lines.Select(line => line.Outcome));
        Assert.Equal([2L, 3L], receipt.Lines.Select(line => line.Alert!.Value));
        await using AsyncServiceScope scope = home.Accounts.CreateAsyncScope();
        MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
        Assert.Equal("a \"phone\"", (await context.UserPasskeys.SingleAsync()).Data.Name);
        context.UserClaims.Add(
            new()
            {
                UserId = "a1",
                ClaimType = "c",
                ClaimValue = "v",
            }
        );
        await context.SaveChangesAsync();
        Assert.True((await home.VerifyAsync()).IsIntact);
    }

    /// <summary>Every table as the lines that a backup of it has.</summary>
    private async Task<Dictionary<string, string>> EverythingAsync(Home home)
    {
        string path = _directory.File($"all-{Directory.GetFiles(_directory.Path).Length}.zip");
        await home.BackupAsync(path, withKeys: false);
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        await using ZipArchive zip = await ZipFile.OpenReadAsync(path);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name != "manifest.json"))
        {
            using StreamReader reader = new(await entry.OpenAsync());
            string rows = await reader.ReadToEndAsync();
            Assert.True(rows.Length > 0, $"{entry.FullName} is empty");

            all.Add(entry.FullName, entry.Name == "account_passkeys.jsonl" ? InOneOrder(rows) : rows);
        }

        return all;
    }

    /// <summary>PostgreSQL keeps the JSON of a passkey as JSON, with its fields in an order of its own.</summary>
    private static string InOneOrder(string row)
    {
        JsonNode passkey = JsonNode.Parse(row)!;
        JsonObject data = JsonNode.Parse((string)passkey["data"]!)!.AsObject();
        return string.Join(
                '\n',
                data.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}: {field.Value?.ToJsonString()}")
            )
            + passkey["credential_id"]
            + passkey["user_id"];
    }
}
