// Signing in and out: what the cookie is, how long it counts, and how often one may try.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;
using Muster.Storage.Schema;

namespace Muster.Server.Tests.Settings;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_opens_the_console_and_the_cookie_is_for_this_site_alone()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);

        HttpResponseMessage answer = await browser.PostAsync(
            "/sign-in",
            ("email", "ANA@example.org "),
            ("password", MusterServer.Password),
            ("return", "/account")
        );

        Assert.Equal((HttpStatusCode.SeeOther, "/account"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("muster=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ana@example.org", await browser.PageAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_https_the_cookie_insists_on_it_and_so_does_the_browser()
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                PublicUrl = new Uri("https://muster.example.org"),
            }
        );
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);

        HttpResponseMessage answer = await browser.SignInAsync("ana@example.org", MusterServer.Password);

        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-muster=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData("https://evil.example.org/")]
    [InlineData("//evil.example.org/")]
    [InlineData("/\\evil.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_return_address_of_another_site_is_not_followed(string back)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);

        HttpResponseMessage answer = await browser.PostAsync(
            "/sign-in",
            ("email", "ana@example.org"),
            ("password", MusterServer.Password),
            ("return", back)
        );

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_person_are_told_the_same_and_cost_the_same_work()
    {
        CountingHasher hasher = new();
        await using MusterServer server = await MusterServer.StartAsync(change: services =>
            services.AddSingleton<IPasswordHasher<Account>>(hasher)
        );
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);

        string known = await RefusedAsync(browser, "ana@example.org");
        Assert.Equal(1, hasher.Verified);
        string unknown = await RefusedAsync(browser, "eva@example.org");
        Assert.Equal(2, hasher.Verified);

        Assert.Equal(known.Replace("ana@", "x@", StringComparison.Ordinal), unknown.Replace("eva@", "x@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_that_was_hashed_with_less_work_signs_in_and_is_hashed_anew()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string ana = await server.AccountAsync("Ana", AccountRole.Responder);
        PasswordHasher<Account> weak = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        string old = weak.HashPassword(new(), MusterServer.Password);
        await using AsyncServiceScope scope = server.Services.GetRequiredService<AccountServices>().CreateScope();
        IQueryable<Account> hers = scope.ServiceProvider.GetRequiredService<MusterDbContext>().Users.Where(one => one.Id == ana);
        await hers.ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, old));
        using Browser browser = new(server.Url);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("ana@example.org", "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync("ana@example.org", MusterServer.Password)).StatusCode);

        Assert.NotEqual(old, await hers.Select(account => account.PasswordHash).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Tries_are_limited_for_an_account_and_for_an_address_and_come_back_with_time()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("ana@example.org", "wrong")).StatusCode);
        }

        HttpResponseMessage limited = await browser.SignInAsync("ana@example.org", MusterServer.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        server.Clock.FastForward(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync("ana@example.org", MusterServer.Password)).StatusCode);

        int last = 0;
        for (int number = 0; number < 40 && last != 429; number++)
        {
            last = (int)(await browser.SignInAsync($"guess-{number}@example.org", "wrong")).StatusCode;
        }

        Assert.Equal(429, last);
    }

    [Fact]
    public async Task After_signing_lefta_copied_cookie_opens_nothing_and_each_sign_in_has_a_new_one()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = await server.SignedInAsync("Ana");
        Cookie first = browser.Session!;
        using Browser thief = new(server.Url) { Session = new Cookie(first.Name, first.Value) };
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).StatusCode);
        await browser.SignInAsync("ana@example.org", MusterServer.Password);
        Assert.NotEqual(first.Value, browser.Session!.Value);
        browser.Session = new Cookie(first.Name, first.Value);

        HttpResponseMessage left = await browser.PostAsync("/sign-out");

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (left.StatusCode, left.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("role")]
    [InlineData("disabled")]
    public async Task A_change_of_the_account_ends_its_sign_ins_at_the_next_request(string what)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Root", AccountRole.Admin);
        using Browser browser = await server.SignedInAsync("Ana");
        using Browser other = await server.SignedInAsync("Ana");
        AccountFacts ana = (await server.Services.GetRequiredService<AccountBook>().OfPersonAsync(PersonId.Parse("ana"), default))!;

        await using (AsyncServiceScope scope = server.Services.CreateAsyncScope())
        {
            AccountWriter writer = scope.ServiceProvider.GetRequiredService<AccountWriter>();
            Actor by = Actor.System("test");
            AccountResult done = what switch
            {
                "password" => await writer.ChangePasswordAsync(ana.Id, MusterServer.Password, "another long password"),
                "role" => await writer.SetRoleAsync(ana.Id, AccountRole.Viewer, default),
                _ => await writer.DisableAsync(ana.Id, "left", by, default),
            };
            Assert.IsType<AccountResult.Done>(done);
        }

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/account")).StatusCode);
        Assert.Equal(
            what == "role" ? HttpStatusCode.SeeOther : HttpStatusCode.Unauthorized,
            (await browser.SignInAsync("ana@example.org", MusterServer.Password)).StatusCode
        );
    }

    [Fact]
    public async Task A_sign_in_is_over_after_ninety_days_however_often_it_is_used()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = await server.SignedInAsync("Ana");
        AccountBook book = server.Services.GetRequiredService<AccountBook>();
        for (int week = 1; week <= 12; week++)
        {
            server.Clock.FastForward(TimeSpan.FromDays(7.3));
            book.Forget();
            Assert.Equal((week, HttpStatusCode.OK), (week, (await browser.GetAsync("/account")).StatusCode));
        }

        server.Clock.FastForward(TimeSpan.FromDays(3));
        book.Forget();

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_password_that_can_be_set_can_sign_in_and_a_longer_one_is_refused_with_its_limit()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = await server.SignedInAsync("Ana");
        string longest = string.Concat(Enumerable.Repeat("längst ", 40))[..256];

        HttpResponseMessage refused = await browser.PostAsync(
            "/account/password",
            ("present", MusterServer.Password),
            ("password", longest + "!")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("at most 256 characters; this one has 257", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.PostAsync("/account/password", ("present", MusterServer.Password), ("password", longest))).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync("ana@example.org", longest)).StatusCode);
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("disabled")]
    [InlineData("revoked")]
    public async Task The_live_stream_ends_within_seconds_when_who_opened_it_may_listen_no_longer(string what)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Root", AccountRole.Admin);
        string ana = await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = await server.SignedInAsync("Ana");
        using HttpClient program = server.Client(await server.KeyAsync(ApiKeyScope.Api, name: "screen"));
        using HttpResponseMessage live =
            what == "revoked"
                ? await program.GetAsync("/live?t=alerts", HttpCompletionOption.ResponseHeadersRead)
                : await browser.OpenAsync("/live?t=alerts");
        using StreamReader reader = new(await live.Content.ReadAsStreamAsync());
        Assert.Equal("event: hello", await reader.ReadLineAsync());

        await (
            what switch
            {
                "sign-out" => browser.PostAsync("/sign-out"),
                "disabled" => server.DisableAsync(ana),
                _ => server.Services.GetRequiredService<ApiKeys>().RevokeAsync("screen", "lost", "test", default),
            }
        );

        await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(12));
        HttpStatusCode again =
            what == "revoked"
                ? (await program.GetAsync("/live?t=alerts")).StatusCode
                : (await browser.GetAsync("/live?t=alerts")).StatusCode;
        Assert.Equal(HttpStatusCode.Unauthorized, again);
    }

    [Theory]
    [InlineData("same site", "/account?tab=password")]
    [InlineData("other site", "/")]
    public async Task A_form_that_comes_after_the_sign_in_is_over_leads_back_to_its_page_and_says_that_nothing_was_sent(
        string from,
        string back
    )
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using Browser browser = new(server.Url);
        Uri page = from == "same site" ? new(server.Url, back) : new Uri("https://evil.example.org/account");

        HttpResponseMessage led = await browser.PostFromAsync(page, "/account/password", ("present", "x"), ("password", "y"));

        Assert.Equal(HttpStatusCode.SeeOther, led.StatusCode);
        IHtmlDocument signIn = await browser.ReadAsync(led.Headers.Location!.OriginalString);
        Assert.Contains("nothing was sent", signIn.Words("#unsent"), StringComparison.Ordinal);
        HttpResponseMessage signedIn = await browser.SubmitAsync(
            signIn,
            "sign-in",
            ("email", "ana@example.org"),
            ("password", MusterServer.Password)
        );
        Assert.Equal((HttpStatusCode.SeeOther, back), (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString));
        await browser.PageAsync(back);
        Assert.Null((await browser.ReadAsync("/account")).QuerySelector("#unsent"));
    }

    [Fact]
    public async Task A_post_from_another_site_changes_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = await server.SignedInAsync("Ana", AccountRole.Admin);

        foreach (string site in new[] { "cross-site", "same-site" })
        {
            HttpResponseMessage refused = await browser.PostAsync("/settings/keys", site, ("name", "evil"), ("scope", "api"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.DoesNotContain("evil", await browser.PageAsync("/settings/keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_survives_a_restart()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("muster-restart-");
        Cookie session;
        await using (MusterServer server = await MusterServer.StartAsync(directory: directory))
        {
            using Browser browser = await server.SignedInAsync("Ana");
            session = browser.Session!;
        }

        await using (MusterServer server = await MusterServer.StartAsync(directory: directory))
        {
            using Browser browser = new(server.Url) { Session = new Cookie(session.Name, session.Value) };
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        }

        directory.Delete(recursive: true);
    }

    private static async Task<string> RefusedAsync(Browser browser, string email)
    {
        HttpResponseMessage answer = await browser.SignInAsync(email, "wrong password");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        return System.Text.RegularExpressions.Regex.Replace(
            page,
            "data-now=\"\\d+\"",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
    }

    /// <summary>Counts what takes the time of a sign-in.</summary>
    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
