// The references of the projects, and bad examples that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class ProjectReferencesTests
{
    [Fact]
    public void References_point_one_way() => Wall.Stands(ProjectReferences.Breaches(Repository.Files));

    [Theory]
    [InlineData("Muster.Core", "ProjectReference", "../Muster.Engine/Muster.Engine.csproj", "may not use Muster.Engine")]
    [InlineData(
        "Muster.Cli",
        "ProjectReference",
        "../../tests/Muster.Core.Tests/Muster.Core.Tests.csproj",
        "may not use Muster.Core.Tests"
    )]
    [InlineData("Muster.Common", "ProjectReference", "../Muster.Core/Muster.Core.csproj", "no place is given to Muster.Common")]
    [InlineData("Muster.Core", "PackageReference", "MailKit", "behind a port")]
    [InlineData("Muster.Simulator", "FrameworkReference", "Microsoft.AspNetCore.App", "behind a port")]
    public void A_reference_against_the_order_is_refused(string project, string kind, string include, string words) =>
        Wall.Refuses(ProjectReferences.Breaches(Project(project, kind, include)), words);

    [Theory]
    [InlineData("Muster.Engine", "ProjectReference", "../Muster.Core/Muster.Core.csproj")]
    [InlineData("Muster.Core", "PackageReference", "NodaTime")]
    public void A_reference_in_the_order_stands(string project, string kind, string include) =>
        Wall.Stands(ProjectReferences.Breaches(Project(project, kind, include)));

    [Fact]
    public void A_project_outside_the_solution_is_refused() =>
        Wall.Refuses(
            ProjectReferences.Breaches(
                Wall.Files(("tests/Muster.New.Tests/Muster.New.Tests.csproj", "<Project />"), ("Muster.slnx", "<Solution />"))
            ),
            "Muster.slnx does not list it"
        );

    private static IReadOnlyList<SourceFile> Project(string project, string kind, string include) =>
        Wall.Files(($"src/{project}/{project}.csproj", $"""<Project><ItemGroup><{kind} Include="{include}" /></ItemGroup></Project>"""));
}
