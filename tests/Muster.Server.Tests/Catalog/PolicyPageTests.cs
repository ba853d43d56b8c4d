// That an admin edits an escalation policy in the console, with every mistake told beside its step, and nobody else does.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Catalog;

public sealed class PolicyPageTests
{
    private const string Path = "/settings/escalation-policies/playback";

    [Fact]
    public async Task A_policy_is_shown_with_whom_each_step_reaches_and_saved_with_a_last_resort()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using Browser admin = await server.SignedInAsync("Ana", AccountRole.Admin);

        IHtmlDocument before = Html.Parse(await admin.PageAsync(Path));
        HttpResponseMessage saved = await admin.PostAsync(
            Path,
            ("seen", SeenIn(before)),
            ("name", "Playback, day and night"),
            ("targets", "person:ana team:core"),
            ("wait", "90s"),
            ("targets", ""),
            ("wait", ""),
            ("repeat", "2"),
            ("lastResort", "everyone")
        );
        EscalationPolicy policy = (
            await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken)
        ).EscalationPolicy(new("playback"))!;

        Assert.Equal("person:ana", before.QuerySelector("#targets-0")?.GetAttribute("value"));
        Assert.Contains("Reaches Ana now.", before.QuerySelector("#targets-0-help").Text(), StringComparison.Ordinal);
        Assert.Equal(4, before.QuerySelectorAll("input[name=targets]").Length);
        string?[] offered = [.. before.QuerySelectorAll("#known-targets option").Select(option => option.GetAttribute("value"))];
        Assert.All(
            ["person:ben", "team:core", "whole-team:core", "role:incident_commander", "everyone"],
            target => Assert.Contains(target, offered)
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(("Playback, day and night", 2), (policy.Name, policy.Repeat));
        EscalationStep step = Assert.Single(policy.Steps);
        Assert.Equal(["person:ana", "team:core"], step.Targets.Select(target => target.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(90), step.Wait);
        Assert.Equal([EscalationTarget.Everyone], policy.LastResort!.Value);
    }

    [Fact]
    public async Task Every_mistake_stands_beside_its_step_and_nothing_is_saved()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using Browser admin = await server.SignedInAsync("Ana", AccountRole.Admin);

        HttpResponseMessage refused = await admin.PostAsync(
            Path,
            ("name", ""),
            ("targets", "ana"),
            ("wait", "soon"),
            ("targets", "person:gone team:zed junk"),
            ("wait", "1s"),
            ("repeat", "99"),
            ("lastResort", "team:nowhere rubbish")
        );
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("'ana' is no escalation target", page.QuerySelector("#targets-0-error").Text(), StringComparison.Ordinal);
        Assert.Contains("'soon' is no wait", page.QuerySelector("#wait-0-error").Text(), StringComparison.Ordinal);
        string second = page.QuerySelector("#targets-1-error").Text();
        Assert.All(["gone", "zed", "'junk' is no escalation target"], said => Assert.Contains(said, second, StringComparison.Ordinal));
        Assert.Contains("15 s", page.QuerySelector("#wait-1-error").Text(), StringComparison.Ordinal);
        string last = page.QuerySelector("#lastResort-error").Text();
        Assert.All(["nowhere", "'rubbish' is no"], said => Assert.Contains(said, last, StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("#name-error"));
        Assert.NotNull(page.QuerySelector("#repeat-error"));
        Assert.Equal("ana", page.QuerySelector("#targets-0")?.GetAttribute("value"));
        Assert.DoesNotContain("at least one", page.QuerySelector("#targets-0-error").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_a_step_does_not_hide_that_of_one_whose_number_begins_alike_and_one_of_the_whole_is_told_on_top()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using Browser admin = await server.SignedInAsync("Ana", AccountRole.Admin);
        (string, string)[] steps =
        [
            .. Enumerable
                .Range(0, 11)
                .SelectMany(at =>
                    Step(
                        at is 1 ? "soon"
                        : at is 10 ? "1s"
                        : "5m"
                    )
                ),
        ];

        IHtmlDocument many = await RefusedAsync(admin, steps);
        IHtmlDocument none = await RefusedAsync(admin, [("targets", ""), ("wait", "")]);

        Assert.Contains("'soon' is no wait", many.QuerySelector("#wait-1-error").Text(), StringComparison.Ordinal);
        Assert.NotNull(many.QuerySelector("#wait-10-error"));
        Assert.Contains("at least one step", none.QuerySelector("#mistakes").Text(), StringComparison.Ordinal);

        static (string, string)[] Step(string wait) => [("targets", "person:ana"), ("wait", wait)];
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_written_over_before_one_was_told()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using Browser admin = await server.SignedInAsync("Ana", AccountRole.Admin);
        IHtmlDocument opened = Html.Parse(await admin.PageAsync(Path));
        await new FilledForm(opened, "policy-form").With("name", "Theirs").PostAsync(admin);

        FilledForm late = new FilledForm(opened, "policy-form").With("name", "Mine").With("repeat", "x");
        HttpResponseMessage mistyped = await late.PostAsync(admin);
        HttpResponseMessage overtaken = await late.With("repeat", "3").PostAsync(admin);
        string kept = await NameAsync(server);
        IHtmlDocument page = Html.Parse(await overtaken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        HttpResponseMessage again = await new FilledForm(page, "policy-form").PostAsync(admin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        Assert.Contains(
            "'x' is no number of rounds",
            Html.Parse(await mistyped.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .QuerySelector("#repeat-error")
                .Text(),
            StringComparison.Ordinal
        );
        Assert.Equal((HttpStatusCode.Conflict, "Theirs"), (overtaken.StatusCode, kept));
        Assert.NotNull(page.QuerySelector("#overtaken"));
        Assert.Equal("Mine", page.QuerySelector("#name")?.GetAttribute("value"));
        Assert.Equal((HttpStatusCode.SeeOther, "Mine"), (again.StatusCode, await NameAsync(server)));
    }

    private static string SeenIn(IHtmlDocument page) => page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;

    private static async Task<string> NameAsync(MusterServer server) =>
        (await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken))
            .EscalationPolicy(new("playback"))!
            .Name;

    private static async Task<IHtmlDocument> RefusedAsync(Browser admin, (string, string)[] steps)
    {
        HttpResponseMessage refused = await admin.PostAsync(Path, [("name", "Playback"), ("repeat", "0"), ("lastResort", ""), .. steps]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return Html.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
