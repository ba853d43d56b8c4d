// That the index of the search is made anew from the rows, whatever it lost or has too much.
using Muster.Engine.Ports;
using Muster.Storage.Startup;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class FullTextRefillTests
{
    /// <summary>Null for SQLite.</summary>
    protected abstract Task<string?> ConnectionStringAsync();

    /// <summary>What empties the index behind Muster's back.</summary>
    protected abstract string Emptied { get; }

    [Fact]
    public async Task What_the_index_lost_is_found_again_and_what_it_has_too_much_is_not()
    {
        using TemporaryDirectory directory = new();
        await using Home home = await Home.OpenAsync(new StorageOptions(directory.File("data"), await ConnectionStringAsync(), null));
        await home.Events.CommitAsync(
            new Commit { Views = [Row(1, "pool", FullTextKinds.Incident), Row(1, "lock", FullTextKinds.Review)] },
            CancellationToken.None
        );
        await home.TamperAsync(Emptied);
        Assert.Empty(await SearchAsync(home, "pool lock"));

        Assert.Equal(2, await Texts(home).RefillAsync(CancellationToken.None));
        Assert.Equal([(FullTextKinds.Incident, "INC-1"), (FullTextKinds.Review, "INC-1")], (await SearchAsync(home, "pool lock")).Order());

        await home.TamperAsync("UPDATE views SET kind = 'other' WHERE kind = 'review_text'");
        Assert.Equal(1, await Texts(home).RefillAsync(CancellationToken.None));
        Assert.Equal([(FullTextKinds.Incident, "INC-1")], await SearchAsync(home, "pool lock"));
    }

    private static View Row(int number, string text, string kind) =>
        new(kind, $"INC-{number}", "open", Some.Now.AddMinutes(number), FullTextWords.Kept(text), "{}");

    private static IFullText Texts(Home home) => (IFullText)home.Events;

    private static Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(Home home, string question) =>
        Texts(home).SearchAsync(new(FullTextWords.Asked(question), IsAnyEnough: true, 20), CancellationToken.None);

    public sealed class OnSqlite : FullTextRefillTests
    {
        protected override string Emptied => "INSERT INTO found (found) VALUES ('delete-all')";

        protected override Task<string?> ConnectionStringAsync() => Task.FromResult<string?>(null);
    }

    public sealed class OnPostgres(MigratedPostgres server) : FullTextRefillTests
    {
        protected override string Emptied => "DELETE FROM found";

        protected override async Task<string?> ConnectionStringAsync() => await server.NewDatabaseAsync();
    }
}
