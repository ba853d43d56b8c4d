// Where the types live, and homeless ones that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class NamespacesTests
{
    [Fact]
    public void Types_live_in_folders() => Wall.Stands(Namespaces.Breaches(Repository.Files));

    [Theory]
    [InlineData("src/Muster.Core/A.cs", "namespace Muster.Core; class A;", "A is in the root namespace of Muster.Core")]
    [InlineData("src/Muster.Core/A.cs", "namespace Muster.Core { enum A { } }", "A is in the root namespace")]
    [InlineData("src/Muster.Cli/Program.cs", "return 0; partial class Program;", "Program is in the root namespace")]
    [InlineData("src/Muster.Core/A.cs", "namespace Muster.Core; delegate void A();", "a delegate is in the root namespace")]
    [InlineData("src/Muster.Server/App.razor", "<p>Hello</p>", "App.razor is in the root namespace")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "global using Muster.Core.Kernel;", "a global using of Muster")]
    [InlineData("tests/Muster.Core.Tests/A.cs", "global using static Muster.Core.Kernel.Actor;", "a global using of Muster")]
    [InlineData("src/Muster.Core/Muster.Core.csproj", "<Using Include=\"Muster.Core.Kernel\" />", "a global using of Muster")]
    [InlineData("tests/Directory.Build.props", "<Using Include=\"Muster.Core.Kernel\" />", "a global using of Muster")]
    public void A_homeless_type_or_a_hidden_using_is_refused(string path, string text, string words) =>
        Wall.Refuses(Namespaces.Breaches(Wall.Files((path, text))), words);

    [Theory]
    [InlineData("src/Muster.Core/Kernel/A.cs", "using Muster.Core.Alerts; namespace Muster.Core.Kernel; class A { class B; }")]
    [InlineData("src/Muster.Cli/Program.cs", "return 0;")]
    [InlineData("src/Muster.Server/_Imports.razor", "@using Muster.Server.Web")]
    [InlineData("tests/Directory.Build.props", "<Using Include=\"Xunit\" />")]
    public void Types_in_folders_stand(string path, string text) => Wall.Stands(Namespaces.Breaches(Wall.Files((path, text))));
}
