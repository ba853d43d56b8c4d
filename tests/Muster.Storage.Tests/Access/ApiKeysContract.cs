// What API keys promise: shown once, found by their hash, revoked within seconds, restored.
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Storage.Access;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Access;

public abstract class ApiKeysContract : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private Home _home = null!;

    private ApiKeys Keys => _home.Services.GetRequiredService<ApiKeys>();

    private static CancellationToken None => CancellationToken.None;

    protected abstract Task<string?> ConnectionStringAsync();

    public async ValueTask InitializeAsync() =>
        _home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), await ConnectionStringAsync(), null));

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_key_is_found_by_its_token_alone()
    {
        NewApiKey.Created made = await CreateAsync("prometheus", ApiKeyScope.Intake, new PersonId("ana"));

        ApiKey found = (await Keys.FindAsync(made.Token, None))!;
        Assert.Equal(
            ("prometheus", ApiKeyScope.Intake, new PersonId("ana"), "eve"),
            (found.Name, found.Scope, found.Person!.Value, found.CreatedBy)
        );
        Assert.Null(await Keys.FindAsync(ApiKeyToken.New(ApiKeyScope.Intake), None));
        Assert.Null(await Keys.FindAsync(null, None));
        Assert.Null(await Keys.FindAsync("", None));
    }

    [Fact]
    public async Task The_token_is_nowhere_in_the_database()
    {
        NewApiKey.Created made = await CreateAsync("ci");

        List<string> rows = await _home.Database.QueryAsync(Sql.Raw("SELECT * FROM api_keys"), Text, None);
        Assert.DoesNotContain(made.Token[8..30], Assert.Single(rows), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(ApiKeyToken.Hash(made.Token), rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_token_is_refused_without_the_database()
    {
        NewApiKey.Created made = await CreateAsync("ci");
        string mistyped = made.Token[..20] + (made.Token[20] == 'a' ? 'b' : 'a') + made.Token[21..];
        await _home.TamperAsync("DROP TABLE api_keys");

        Assert.Null(await Keys.FindAsync(mistyped, None));
        await Assert.ThrowsAnyAsync<DbException>(() => Keys.FindAsync(made.Token, None).AsTask());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_here_at_once_and_elsewhere_within_five_seconds()
    {
        NewApiKey.Created made = await CreateAsync("ci");
        ApiKeys elsewhere = new(_home.Database, _home.Services.GetRequiredService<Engine.Ports.IIds>(), _home.Clock);
        Assert.NotNull(await elsewhere.FindAsync(made.Token, None));
        Assert.NotNull(await Keys.FindAsync(made.Token, None));

        Assert.Null(await Keys.RevokeAsync("ci", "leaked", "ana", None));

        Assert.Null(await Keys.FindAsync(made.Token, None));
        _home.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await elsewhere.FindAsync(made.Token, None));
        ApiKey listed = Assert.Single(await Keys.ListAsync(None));
        Assert.Equal(new ApiKeyRevocation(_home.Clock.GetUtcNow() - TimeSpan.FromSeconds(5), "ana", "leaked"), listed.Revoked);
        Assert.NotNull(await Keys.RevokeAsync("ci", "again", "ana", None));
    }

    [Fact]
    public async Task A_revoked_key_can_be_restored_unless_its_name_is_taken()
    {
        NewApiKey.Created made = await CreateAsync("ci");
        await Keys.RevokeAsync(made.Key.Id, "mistake", "ana", None);
        NewApiKey.Created second = await CreateAsync("ci");

        Assert.NotNull(await Keys.RestoreAsync(made.Key.Id, "ben", None));
        Assert.All(await Keys.ListAsync(None), key => Assert.Empty(key.Restorations));
        await Keys.RevokeAsync(second.Key.Id, "the other one is back", "ana", None);
        ApiKeyRevocation mistake = new(_home.Clock.GetUtcNow(), "ana", "mistake");
        _home.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Keys.RestoreAsync(made.Key.Id, "ben", None));
        ApiKey restored = (await Keys.ListAsync(None)).Single(key => key.Id == made.Key.Id);
        Assert.Null(restored.Revoked);
        Assert.Equal([new ApiKeyRestoration(mistake, _home.Clock.GetUtcNow(), "ben")], restored.Restorations);
        Assert.Equal(made.Key.Id, (await Keys.FindAsync(made.Token, None))!.Id);
        Assert.Null(await Keys.FindAsync(second.Token, None));
    }

    [Fact]
    public async Task Names_are_unique_among_valid_keys_even_when_made_at_once()
    {
        NewApiKey[] made = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keys.CreateAsync("ci", ApiKeyScope.Api, null, "eve", None)))
        );

        Assert.Single(made.OfType<NewApiKey.Created>());
        Assert.All(made.OfType<NewApiKey.Refused>(), refused => Assert.Equal("key.name_taken", refused.Why.Code));
        Assert.Single(await Keys.ListAsync(None));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_new_key_is_said_at_once()
    {
        NewApiKey refused = await Keys.CreateAsync(" ", "root", null, "eve", None);

        Assert.Equal(["name", "scope"], Assert.IsType<NewApiKey.Refused>(refused).Why.Errors.Select(field => field.Field));
        refused = await Keys.CreateAsync(" person:ana", ApiKeyScope.Intake, null, "eve", None);
        Assert.Contains("cannot begin with person:", Assert.IsType<NewApiKey.Refused>(refused).Why.Errors[0].Message);
        Assert.Empty(await Keys.ListAsync(None));
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute()
    {
        NewApiKey.Created made = await CreateAsync("ci");
        Assert.Null(made.Key.LastUsedAt);
        DateTimeOffset first = _home.Clock.GetUtcNow();
        await Keys.FindAsync(made.Token, None);
        Assert.Equal(first, (await Keys.ListAsync(None))[0].LastUsedAt);

        _home.Clock.Advance(TimeSpan.FromSeconds(30));
        await Keys.FindAsync(made.Token, None);
        Assert.Equal(first, (await Keys.ListAsync(None))[0].LastUsedAt);

        _home.Clock.Advance(TimeSpan.FromSeconds(30));
        await Keys.FindAsync(made.Token, None);
        Assert.Equal(first.AddMinutes(1), (await Keys.ListAsync(None))[0].LastUsedAt);
    }

    [Fact]
    public async Task Valid_keys_are_listed_first_by_name()
    {
        foreach (string name in new[] { "c", "a", "b" })
        {
            await CreateAsync(name);
        }

        await Keys.RevokeAsync("a", "", "ana", None);
        Assert.Equal(["b", "c", "a"], (await Keys.ListAsync(None)).Select(key => key.Name));
    }

    private static string Text(DbDataReader row) =>
        string.Join('|', Enumerable.Range(0, row.FieldCount).Select(at => row.GetValue(at).ToString()));

    private async Task<NewApiKey.Created> CreateAsync(string name, string scope = ApiKeyScope.Intake, PersonId? person = null) =>
        Assert.IsType<NewApiKey.Created>(await Keys.CreateAsync(name, scope, person, "eve", None));
}
