// The slices of the server, and imports that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class ServerSlicesTests
{
    [Fact]
    public void Slices_are_blind_to_each_other() => Wall.Stands(ServerSlices.Breaches(Repository.Files));

    [Theory]
    [InlineData(
        "Incidents/Console.cs",
        "using Muster.Server.Paging; namespace Muster.Server.Incidents; class Console;",
        "Incidents may not use Paging"
    )]
    [InlineData(
        "Incidents/Console.cs",
        "namespace Muster.Server.Incidents; class Console { Paging.Pages? P; }",
        "Incidents may not use Paging"
    )]
    [InlineData("Incidents/Console.razor", "@using Muster.Server.Paging\n<p>Hello</p>", "Incidents may not use Paging")]
    [InlineData("Incidents/Console.razor", "<p>@Muster.Server.Paging.Pages.Count</p>", "Incidents may not use Paging")]
    [InlineData("Web/Layout.cs", "using Muster.Server.Paging; namespace Muster.Server.Web; class Layout;", "Web may not use Paging")]
    [InlineData(
        "Channels/Mail.cs",
        "using Muster.Server.Paging; namespace Muster.Server.Channels; class Mail;",
        "Channels may not use Paging"
    )]
    [InlineData(
        "Incidents/Console.cs",
        "using Muster.Server.Hosting; namespace Muster.Server.Incidents; class Console;",
        "nothing uses the wiring"
    )]
    [InlineData("_Imports.razor", "@using Muster.Server.Paging", "imports Paging for every page")]
    [InlineData("Incidents/_Imports.razor", "@using Muster.Server.Paging", "imports Paging for every page")]
    public void A_slice_that_uses_another_is_refused(string path, string text, string words) =>
        Wall.Refuses(ServerSlices.Breaches(Server(path, text)), words);

    [Theory]
    [InlineData(
        "Incidents/Console.cs",
        "using Muster.Server.Web; using Muster.Core.Paging; namespace Muster.Server.Incidents; class Console;"
    )]
    [InlineData(
        "Hosting/Pipeline.cs",
        "using Muster.Server.Paging; using Muster.Server.Web; namespace Muster.Server.Hosting; class Pipeline;"
    )]
    [InlineData("Incidents/_Imports.razor", "@using Muster.Server.Incidents\n@using Muster.Server.Web")]
    public void Shared_folders_and_the_wiring_stand(string path, string text) => Wall.Stands(ServerSlices.Breaches(Server(path, text)));

    private static IReadOnlyList<SourceFile> Server(string path, string text) =>
        Wall.Files(
            ("src/Muster.Server/" + path, text),
            ("src/Muster.Server/Paging/Pages.cs", "namespace Muster.Server.Paging; static class Pages { public static int Count => 1; }"),
            ("src/Muster.Server/Web/Badge.cs", "namespace Muster.Server.Web; class Badge;"),
            ("src/Muster.Server/Hosting/Host.cs", "namespace Muster.Server.Hosting; class Host;")
        );
}
