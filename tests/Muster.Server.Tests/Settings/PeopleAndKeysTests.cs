// The pages by which an admin lets people in and out, and makes and revokes keys.
using System.Net;
using System.Text.RegularExpressions;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Settings;

public sealed partial class PeopleAndKeysTests
{
    [Fact]
    public async Task An_admin_lets_somebody_in_by_a_link_that_sets_the_password_once()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);

        HttpResponseMessage made = await admin.PostAsync(
            "/settings/people",
            ("name", "Ana Perez"),
            ("email", "ana@example.org"),
            ("role", "responder")
        );
        string link = WebUtility.HtmlDecode(Link().Match(await made.Content.ReadAsStringAsync()).Value);
        Assert.NotEqual("", link);
        string path = new Uri(link).AbsolutePath;

        using Browser ana = new(server.Url);
        await ana.PageAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.PostAsync(path, ("password", "short"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.PostAsync(path, ("password", "a long new password"))).StatusCode);
        Assert.Contains("responder", await ana.PageAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await ana.PostAsync(path, ("password", "yet another password"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/settings/people")).StatusCode);
    }

    [Fact]
    public async Task Mistakes_in_a_new_account_stand_at_their_fields_and_what_was_typed_stays()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);

        HttpResponseMessage refused = await admin.PostAsync(
            "/settings/people",
            ("name", "<b>Ana"),
            ("email", "nonsense"),
            ("role", "king")
        );

        string page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"email-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"role-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;Ana\"", page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await admin.PostAsync("/settings/people", ("name", "R"), ("email", "root@example.org"), ("role", "viewer"))).StatusCode
        );
    }

    [Fact]
    public async Task Disabling_needs_a_reason_is_shown_and_can_be_taken_back()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);
        string ana = await server.AccountAsync("Ana", AccountRole.Responder);

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await admin.PostAsync($"/settings/people/{ana}/disablement", ("why", " "))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await admin.PostAsync($"/settings/people/{ana}/disablement", ("why", "moved on"))).StatusCode
        );
        Assert.Contains("moved on", await admin.PageAsync("/settings/people"), StringComparison.Ordinal);
        using Browser browser = new(server.Url);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("ana@example.org", MusterServer.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.PostAsync($"/settings/people/{ana}/enablement")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync("ana@example.org", MusterServer.Password)).StatusCode);
    }

    [Fact]
    public async Task The_last_admin_can_neither_be_disabled_nor_demoted()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string root = await server.AccountAsync("Root", AccountRole.Admin);
        using Browser admin = await server.SignedInAsync("Root");

        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync($"/settings/people/{root}/disablement", ("why", "oops"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync($"/settings/people/{root}/role", ("role", "viewer"))).StatusCode);
        await admin.PageAsync("/settings/people");
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_revoked_and_restored()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);

        HttpResponseMessage made = await admin.PostAsync("/settings/keys", ("name", "prometheus"), ("scope", "intake"), ("person", "root"));
        string key = Token().Match(await made.Content.ReadAsStringAsync()).Value;
        Assert.True(ApiKeyToken.IsWellFormed(key));
        string list = await admin.PageAsync("/settings/keys");
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        string id = KeyId().Match(list).Groups["id"].Value;
        Assert.Equal(HttpStatusCode.OK, (await server.Client(key).GetAsync("/api/v2/alerts")).StatusCode);

        await admin.PostAsync($"/settings/keys/{id}/revocation", ("why", "leaked"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client(key).GetAsync("/api/v2/alerts")).StatusCode);
        await admin.PostAsync($"/settings/keys/{id}/restoration");
        string after = Html.Parse(await admin.PageAsync("/settings/keys")).QuerySelector("#key-" + id)!.TextContent;
        Assert.Matches(@"valid\s*restored .* by person:root; it was revoked .* by person:root: leaked", after);
        Assert.Equal(HttpStatusCode.OK, (await server.Client(key).GetAsync("/api/v2/alerts")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await admin.PostAsync("/settings/keys", ("name", ""), ("scope", "root"))).StatusCode
        );
    }

    [Fact]
    public async Task An_admins_own_key_does_not_manage_people_or_keys()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Root", AccountRole.Admin);
        using HttpClient key = server.Client(await server.KeyAsync(ApiKeyScope.Api, "root"));

        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/settings/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/settings/keys")).StatusCode);
    }

    [Fact]
    public async Task A_person_changes_their_password_and_every_other_sign_in_ends()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser here = await server.SignedInAsync("Ana");
        using Browser elsewhere = await server.SignedInAsync("Ana");

        HttpResponseMessage wrong = await here.PostAsync("/account/password", ("present", "wrong"), ("password", "a long new password"));
        Assert.Contains("id=\"present-error\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        HttpResponseMessage changed = await here.PostAsync(
            "/account/password",
            ("present", MusterServer.Password),
            ("password", "a long new password")
        );
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("Your password is changed", await here.PageAsync("/account?changed"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).StatusCode);
    }

    [GeneratedRegex("http://127[^<]*/set-password/[^<\\s]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("mstr_ik_[0-9A-Za-z]{49}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("id=\"key-(?<id>[0-9a-z]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyId();
}
