// The scenarios that come with Muster can all be played.
using Muster.Server.Drills;
using Muster.Server.Drills.Document;

namespace Muster.Server.Tests.Drills;

public sealed class ScenarioLibraryTests
{
    [Fact]
    public void Every_scenario_is_without_a_mistake_and_is_called_as_its_file()
    {
        (string Name, string Text)[] files = [.. ScenarioLibrary.Files()];

        Assert.NotEmpty(files);
        Assert.All(
            files,
            file => Assert.Equal([], ScenarioFileReader.Read(file.Text).Mistakes.Select(mistake => $"{file.Name}: {mistake}"))
        );
        Assert.Equal(files.Select(file => file.Name), ScenarioLibrary.Ids.Select(id => id + ".yaml"));
    }

    [Fact]
    public void A_scenario_is_found_by_its_id()
    {
        Assert.Equal("Thundering herd", ScenarioLibrary.Find("thundering-herd")?.Title);
        Assert.Null(ScenarioLibrary.Find("Thundering herd"));
    }
}
