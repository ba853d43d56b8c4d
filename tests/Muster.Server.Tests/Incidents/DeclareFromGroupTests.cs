// An incident that is declared from an alert group: one group, one incident, however many declare at once.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class DeclareFromGroupTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    [Fact]
    public async Task Of_many_who_declare_from_one_group_at_once_one_does_and_the_others_hear_which_incident_it_is()
    {
        AlertGroup group = await GroupAsync("Declared at once");
        HttpClient ana = await world.AsAsync("ana");

        (HttpStatusCode Status, JsonElement Body, HttpResponseMessage)[] answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    ana.SendJsonAsync(
                        HttpMethod.Post,
                        "/api/v1/incidents",
                        new
                        {
                            title = "Cards fail",
                            severity = "SEV-3",
                            alertGroup = group.Id.Value,
                        }
                    )
                )
        );

        string made = Assert.Single(answers, one => one.Status == HttpStatusCode.Created).Body.GetProperty("id").GetString()!;
        Assert.All(
            answers.Where(one => one.Status != HttpStatusCode.Created),
            one =>
            {
                Assert.Equal(HttpStatusCode.Conflict, one.Status);
                Assert.Equal("incident.group_taken", one.Body.GetProperty("code").GetString());
                Assert.Contains($"Open {made} instead", one.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
            }
        );
        Assert.Equal(made, (await FindAsync("Declared at once"))!.Incident?.Value);
    }

    [Fact]
    public async Task The_form_for_a_group_that_is_taken_links_to_its_incident()
    {
        AlertGroup group = await GroupAsync("Taken already");
        using Browser ana = await world.Server.SignedInAsync("Ana");
        string form = "/incidents/new?group=" + group.Id;
        FilledForm first = new(Html.Parse(await ana.PageAsync(form)), "declare");
        FilledForm second = new(Html.Parse(await ana.PageAsync(form)), "declare");
        HttpResponseMessage declared = await first.With("title", "Cards fail").PostAsync(ana);
        Assert.Equal(HttpStatusCode.SeeOther, declared.StatusCode);

        HttpResponseMessage refused = await second.With("title", "Cards fail").PostAsync(ana);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(declared.Headers.Location!.ToString(), page.QuerySelector("#group-taken a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task One_incident_is_declared_from_several_groups_and_a_group_that_is_not_there_is_told()
    {
        AlertGroup[] groups = [await GroupAsync("Storm one"), await GroupAsync("Storm two"), await GroupAsync("Storm three")];
        HttpClient ana = await world.AsAsync("ana");
        string[] ids = [.. groups.Select(group => group.Id.Value)];

        (HttpStatusCode wrong, JsonElement refusal, _) = await DeclareAsync(ana, [.. ids, "nowhere"]);
        (HttpStatusCode right, JsonElement incident, _) = await DeclareAsync(ana, ids);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong);
        Assert.Contains("There is no alert group 'nowhere'.", refusal.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, right);
        Assert.Equal(3, incident.GetProperty("alertGroups").GetArrayLength());
        foreach (string alert in new[] { "Storm one", "Storm two", "Storm three" })
        {
            Assert.Equal(incident.GetProperty("id").GetString(), (await FindAsync(alert))!.Incident?.Value);
        }

        using Browser browser = await world.Server.SignedInAsync("Ana");
        IHtmlDocument form = Html.Parse(await browser.PageAsync($"/incidents/new?group={ids[0]}&group={ids[1]}"));
        Assert.Equal(2, form.QuerySelectorAll("#declare input[name=group]").Length);
        Assert.StartsWith("2 alert groups at once", form.QuerySelector("#declare-title")?.GetAttribute("value"));
    }

    private static Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage)> DeclareAsync(HttpClient client, string[] groups) =>
        client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/incidents",
            new
            {
                title = "Everything fails",
                severity = "SEV-3",
                alertGroups = groups,
            }
        );

    private async Task<AlertGroup> GroupAsync(string alert)
    {
        using HttpClient sender = world.Server.Client(await world.Server.KeyAsync());
        using HttpResponseMessage answer = await sender.PostJsonAsync(
            "/api/v2/alerts",
            $$$"""[{"labels":{"alertname":"{{{alert}}}","service":"payments","severity":"sev3"}}]"""
        );
        answer.EnsureSuccessStatusCode();
        return await Eventually.GetAsync(alert, () => FindAsync(alert));
    }

    private async Task<AlertGroup?> FindAsync(string alert) =>
        (
            await world.Server.Services.GetRequiredService<IAlertStore>().GroupsAsync(openOnly: true, before: null, 100, default)
        ).FirstOrDefault(group => group.Labels["alertname"] == alert);
}
