// The switch on one's own account: whether one is told ahead of one's shifts.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Settings;

public sealed class ShiftNoticeTests
{
    [Fact]
    public async Task A_person_switches_it_off_and_on_and_nothing_else_of_them_changes()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(
            """
            name: StreamFlow
            people:
              vera: { name: Vera Novak, email: vera@example.org, zone: Europe/Prague, contacts: [{ slack: U0VERA }], notify: { low: [{ via: slack }] } }
              ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
            """
        );
        Person before = (await PersonAsync(server, "vera"))!;
        using Browser vera = await server.SignedInAsync("Vera", AccountRole.Viewer);

        IHtmlDocument off = await vera.DoneAsync(await vera.ReadAsync("/account"), "notices-form");
        Assert.Contains("you are not told", off.Words("#notices"), StringComparison.Ordinal);
        Person switched = (await PersonAsync(server, "vera"))!;
        Assert.False(switched.IsToldAhead);
        Assert.Equal((before.Name, "slack"), (switched.Name, Assert.Single(switched.Notify!.Low).Via));
        Assert.Null((await PersonAsync(server, "ana"))!.Notify);

        IHtmlDocument on = await vera.DoneAsync(off, "notices-form");
        Assert.Contains("you are told", on.Words("#notices"), StringComparison.Ordinal);
        Assert.True((await PersonAsync(server, "vera"))!.IsToldAhead);

        FilledForm form = new FilledForm(on, "notices-form").With("shifts", "perhaps");
        using HttpResponseMessage wrong = await form.PostAsync(vera);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.True((await PersonAsync(server, "vera"))!.IsToldAhead);
    }

    private static async Task<Person?> PersonAsync(MusterServer server, string id) =>
        (await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken)).Person(
            new PersonId(id)
        );
}
