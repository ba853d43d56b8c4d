// What is found out before anything is read or written.
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Storage.Schema;
using Muster.Storage.Startup;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Startup;

public sealed class StorageStartupTests(MigratedPostgres server) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private StorageOptions Options => new(_directory.File("data"), null, null);

    public void Dispose() => _directory.Dispose();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_fresh_directory_gets_a_database_and_a_key_for_its_owner_alone()
    {
        await using Home home = await Home.OpenAsync(Options);
        await home.Events.CommitAsync(Some.Appends(Some.Append(0, "1")), CancellationToken.None);

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Options.DataDirectory));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Options.DataDirectory, "keys")));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Options.DataDirectory, "anchors")));
        foreach (string file in new[] { "muster.db", "muster.db-wal", "muster.db-shm", "keys/chain.key", Anchors() })
        {
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(Options.DataDirectory, file)));
        }

        string Anchors() => Assert.Single(Directory.GetFiles(Path.Combine(Options.DataDirectory, "anchors")));
    }

    [Fact]
    public async Task A_second_server_on_one_directory_refuses_and_the_command_line_does_not()
    {
        await using Home first = await Home.OpenAsync(Options);

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Home.OpenAsync(Options));
        Assert.Contains($"Another Muster server works on {Options.DataDirectory}.", refused.Message, StringComparison.Ordinal);
        await using Home commandLine = await Home.OpenAsync(Options, asServer: false);
        Assert.IsType<CommitResult.Committed>(
            await commandLine.Events.CommitAsync(Some.Appends(Some.Append(0, "1")), CancellationToken.None)
        );
        Assert.Equal(1, await first.Events.StreamVersionAsync(Some.Stream, CancellationToken.None));
    }

    [Fact]
    public async Task The_lock_goes_with_the_server()
    {
        await (await Home.OpenAsync(Options)).DisposeAsync();

        await using Home next = await Home.OpenAsync(Options);
        Assert.Equal(1, await next.Events.NextNumberAsync("incident", CancellationToken.None));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(_directory.File("data"), "a file is in the way");

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Home.OpenAsync(Options));

        Assert.Contains($"The data directory {Options.DataDirectory} cannot be written to", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_unchanged()
    {
        foreach (StorageOptions options in new[] { Options, Options with { Database = await server.NewDatabaseAsync() } })
        {
            await using (Home home = await Home.OpenAsync(options))
            {
                await home.TamperAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')");
            }

            SchemaVersionException refused = await Assert.ThrowsAsync<SchemaVersionException>(() => Home.OpenAsync(options));
            Assert.Contains("was written by a newer Muster (29990101000000_Future)", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_lost_key_is_told_and_no_new_one_is_made()
    {
        await (await Home.OpenAsync(Options)).DisposeAsync();
        string path = Path.Combine(Options.DataDirectory, "keys", "chain.key");
        string key = await File.ReadAllTextAsync(path);
        File.Delete(path);

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Home.OpenAsync(Options));
        Assert.Contains($"The key {path} is missing", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        await using Home given = await Home.OpenAsync(Options with { ChainKey = [.. Convert.FromBase64String(key)] });
    }

    [Fact]
    public async Task A_node_with_another_key_is_refused()
    {
        string connectionString = await server.NewDatabaseAsync();
        await using Home first = await Home.OpenAsync(Options with { Database = connectionString });

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Home.OpenAsync(new(_directory.File("second"), connectionString, [.. new byte[32]]))
        );
        Assert.Contains("was written with another key than the one from MUSTER_CHAIN_KEY", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Home.OpenAsync(Options with { ChainKey = [1, 2, 3] }));
    }

    [Fact]
    public async Task Two_nodes_with_one_key_write_one_chain()
    {
        StorageOptions shared = Options with
        {
            Database = await server.NewDatabaseAsync(migrated: false),
            ChainKey = [.. Backend.ChainKey],
        };
        Task<Home> starting = Home.OpenAsync(shared);
        await using Home second = await Home.OpenAsync(shared with { DataDirectory = _directory.File("second") });
        await using Home first = await starting;

        await first.Events.CommitAsync(Some.Appends(Some.Append(0, "1")), CancellationToken.None);
        await second.Events.CommitAsync(Some.Appends(Some.Append(1, "2")), CancellationToken.None);

        Assert.True((await first.VerifyAsync()).IsIntact);
        Assert.True((await second.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_as_unavailable()
    {
        StorageOptions nobody = Options with { Database = "Host=127.0.0.1;Port=1;Username=muster;Password=hunter2;Timeout=1" };

        StoreUnavailableException failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => Home.OpenAsync(nobody));

        Assert.Contains("The database muster on 127.0.0.1:1 cannot be reached", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_and_passkeys_are_kept_in_both_databases()
    {
        foreach (StorageOptions options in new[] { Options, Options with { Database = await server.NewDatabaseAsync() } })
        {
            await using Home home = await Home.OpenAsync(options, asServer: false);
            await using (AsyncServiceScope scope = home.Accounts.CreateAsyncScope())
            {
                MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
                context.Users.Add(
                    new()
                    {
                        Id = "a1",
                        UserName = "ana@example.org",
                        PersonId = "ana",
                        CreatedAt = Some.Now,
                        DisabledAt = Some.At(5),
                        LockoutEnd = Some.At(1),
                    }
                );
                context.UserPasskeys.Add(
                    new()
                    {
                        CredentialId = [1, 2],
                        UserId = "a1",
                        Data = new()
                        {
                            Name = "phone",
                            PublicKey = [3],
                            CreatedAt = Some.Now,
                            Transports = ["usb"],
                            AttestationObject = [4],
                            ClientDataJson = [5],
                        },
                    }
                );
                await context.SaveChangesAsync();
                await context
                    .Users.Where(account => account.Id == "a1")
                    .ExecuteUpdateAsync(set => set.SetProperty(account => account.DisabledBy, "eve"));
            }

            await using (AsyncServiceScope scope = home.Accounts.CreateAsyncScope())
            {
                MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
                Account account = await context.Users.SingleAsync(one => one.LockoutEnd < Some.Now.AddSeconds(2));
                Assert.Equal(
                    ("ana", Some.Now, Some.At(5), "eve"),
                    (account.PersonId, account.CreatedAt, account.DisabledAt, account.DisabledBy)
                );
                Assert.Equal("phone", (await context.UserPasskeys.SingleAsync()).Data.Name);
            }
        }
    }

    [Fact]
    public async Task A_context_gets_its_turn_to_write_in_the_middle_of_a_storm()
    {
        await using Home home = await Home.OpenAsync(Options);
        using CancellationTokenSource done = new();
        Task storm = Parallel.ForEachAsync(
            Enumerable.Range(0, 8),
            async (writer, _) =>
            {
                for (int version = 0; !done.IsCancellationRequested; version++)
                {
                    await home.Events.CommitAsync(
                        Some.Appends(Some.Append(new("page", $"p{writer}"), version, "{}")),
                        CancellationToken.None
                    );
                }
            }
        );

        Stopwatch watch = Stopwatch.StartNew();
        for (int number = 0; number < 20; number++)
        {
            await using AsyncServiceScope scope = home.Accounts.CreateAsyncScope();
            MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
            context.Users.Add(
                new()
                {
                    Id = $"a{number}",
                    UserName = $"a{number}",
                    PersonId = $"p{number}",
                    CreatedAt = Some.Now,
                }
            );
            await context.SaveChangesAsync();
        }

        await done.CancelAsync();
        await storm;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"twenty writes took {watch.Elapsed}");
    }

    [Fact]
    public async Task Starting_on_a_database_that_is_up_to_date_is_quick()
    {
        await (await Home.OpenAsync(Options)).DisposeAsync();

        Stopwatch watch = Stopwatch.StartNew();
        await (await Home.OpenAsync(Options)).DisposeAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"figure: start on an existing database {watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"it took {watch.Elapsed}");
    }
}
