// What reading accounts and cookie keys without EF promises: the same as EF wrote, and the other way round.
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Core.Kernel;
using Muster.Storage.Access;
using Muster.Storage.Schema;
using Muster.Storage.Startup;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Access;

public abstract class AccountsContract : IAsyncLifetime
{
    private const string Provider = "sessions";

    private readonly TemporaryDirectory _directory = new();
    private Home _home = null!;

    private AccountReader Reader => _home.Services.GetRequiredService<AccountReader>();

    private AccountTokens Tokens => _home.Services.GetRequiredService<AccountTokens>();

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
    public async Task An_account_that_EF_wrote_is_read_whole()
    {
        Assert.False(await Reader.AnyAsync(None));
        await WriteAsync(context =>
        {
            context.Users.Add(Account("a1", "ana"));
            context.Users.Add(Account("b1", "ben", disabled: true));
            context.Roles.Add(new("admin") { Id = "r1" });
            context.Roles.Add(new("viewer") { Id = "r2" });
            context.UserRoles.Add(new() { UserId = "a1", RoleId = "r1" });
            context.UserRoles.Add(new() { UserId = "a1", RoleId = "r2" });
            context.UserTokens.Add(Token("a1", Provider, "s1"));
            context.UserTokens.Add(Token("a1", "another", "s2"));
            context.UserTokens.Add(Token("b1", Provider, "s3"));
        });

        Assert.True(await Reader.AnyAsync(None));
        KnownAccount ana = (await Reader.FindAsync("a1", Provider, None))!;
        Assert.Equal(
            ("a1", new PersonId("ana"), "ana@example.org", "stamp", false),
            (ana.Id, ana.Person, ana.Email, ana.Stamp, ana.IsDisabled)
        );
        Assert.Equal(["admin", "viewer"], ana.Roles.Order());
        Assert.Equal([("s1", "s1 of a1")], ana.Tokens);
        KnownAccount ben = (await Reader.OfPersonAsync(new("ben"), Provider, None))!;
        Assert.Equal(("b1", true), (ben.Id, ben.IsDisabled));
        Assert.Empty(ben.Roles);
        Assert.Null(await Reader.FindAsync("ana", Provider, None));
        Assert.Null(await Reader.OfPersonAsync(new("a1"), Provider, None));

        IReadOnlyList<ListedAccount> listed = [.. (await Reader.ListAsync(None)).OrderBy(account => account.Id)];
        Assert.Equal(
            [new("a1", new("ana"), "ana@example.org", true, Some.Now, null, null, null, listed[0].Roles), Listed(listed[1].Roles)],
            listed
        );
        Assert.Equal(["admin", "viewer"], listed[0].Roles.Order());

        static ListedAccount Listed(IReadOnlyList<string> roles) =>
            new("b1", new("ben"), "ben@example.org", false, Some.Now, Some.At(5), "eve", "left", roles);
    }

    [Fact]
    public async Task A_secret_is_found_by_the_address_of_one_account_alone()
    {
        await WriteAsync(context =>
        {
            context.Users.Add(Account("a1", "ana"));
            context.Users.Add(Account("b1", "ben", disabled: true));
        });

        Assert.Equal(new("a1", "hash of ana", "stamp", false), await Reader.SecretAsync("ANA@EXAMPLE.ORG", None));
        Assert.Equal(new("b1", null, "stamp", true), await Reader.SecretAsync("BEN@EXAMPLE.ORG", None));
        Assert.Null(await Reader.SecretAsync("ana@example.org", None));
        Assert.Null(await Reader.SecretAsync("", None));

        await _home.TamperAsync("UPDATE accounts SET normalized_email = 'ANA@EXAMPLE.ORG'");
        Assert.Null(await Reader.SecretAsync("ANA@EXAMPLE.ORG", None));
    }

    [Fact]
    public async Task A_new_token_drops_those_of_the_account_and_provider_that_are_over()
    {
        await WriteAsync(context =>
        {
            context.Users.Add(Account("a1", "ana"));
            context.Users.Add(Account("b1", "ben"));
            context.UserTokens.Add(Token("a1", Provider, "over"));
            context.UserTokens.Add(Token("a1", Provider, "fresh"));
            context.UserTokens.Add(Token("a1", "another", "over"));
            context.UserTokens.Add(Token("b1", Provider, "over"));
        });

        await Tokens.AddAsync("a1", Provider, "new", "1", value => value!.StartsWith("over", StringComparison.Ordinal), None);

        Assert.Equal(["fresh", "new"], await NamesAsync("a1", Provider));
        Assert.Equal(["over"], await NamesAsync("a1", "another"));
        Assert.Equal(["over"], await NamesAsync("b1", Provider));

        await Tokens.RemoveAsync("a1", Provider, "new", None);
        await Tokens.RemoveAsync("a1", Provider, "new", None);
        Assert.Equal(["fresh"], await NamesAsync("a1", Provider));
    }

    [Fact]
    public void Keys_of_cookies_are_kept_where_EF_keeps_them()
    {
        EntityFrameworkCoreXmlRepository<MusterDbContext> before = new(_home.Accounts, NullLoggerFactory.Instance);
        CookieKeys keys = _home.Services.GetRequiredService<CookieKeys>();
        Assert.Empty(keys.GetAllElements());

        before.StoreElement(XElement.Parse("<key id=\"1\"><secret>a &amp; b</secret></key>"), "key-1");
        keys.StoreElement(XElement.Parse("<key id=\"2\"><secret>'c'</secret></key>"), "key-2");

        string[] expected = ["<key id=\"1\"><secret>a &amp; b</secret></key>", "<key id=\"2\"><secret>'c'</secret></key>"];
        Assert.Equal(expected, Texts(keys.GetAllElements()));
        Assert.Equal(expected, Texts(before.GetAllElements()).Order(StringComparer.Ordinal));

        static IEnumerable<string> Texts(IEnumerable<XElement> keys) => keys.Select(key => key.ToString(SaveOptions.DisableFormatting));
    }

    private async Task WriteAsync(Action<MusterDbContext> write)
    {
        await using AsyncServiceScope scope = _home.Accounts.CreateAsyncScope();
        MusterDbContext context = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
        write(context);
        await context.SaveChangesAsync();
    }

    private async Task<IEnumerable<string>> NamesAsync(string account, string provider) =>
        (await Reader.FindAsync(account, provider, None))!.Tokens.Select(token => token.Name);

    private static Account Account(string id, string person, bool disabled = false) =>
        new()
        {
            Id = id,
            PersonId = person,
            Email = person + "@example.org",
            NormalizedEmail = (person + "@example.org").ToUpperInvariant(),
            SecurityStamp = "stamp",
            PasswordHash = disabled ? null : "hash of " + person,
            CreatedAt = Some.Now,
            DisabledAt = disabled ? Some.At(5) : null,
            DisabledBy = disabled ? "eve" : null,
            DisabledWhy = disabled ? "left" : null,
        };

    private static IdentityUserToken<string> Token(string account, string provider, string name) =>
        new()
        {
            UserId = account,
            LoginProvider = provider,
            Name = name,
            Value = $"{name} of {account}",
        };
}
