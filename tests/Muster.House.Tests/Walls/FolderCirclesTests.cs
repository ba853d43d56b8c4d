// The floors inside each project, and circles that the wall must find.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class FolderCirclesTests
{
    private const string Alert = "src/Muster.Core/Alerts/Alert.cs";
    private const string Page = "src/Muster.Core/Paging/Page.cs";

    [Fact]
    public void Folders_form_no_circle() => Wall.Stands(FolderCircles.Breaches(Repository.Files));

    [Fact]
    public void Two_folders_that_import_each_other_are_refused() =>
        Wall.Refuses(
            FolderCircles.Breaches(
                Wall.Files((Alert, Alerts("using Muster.Core.Paging;", "")), (Page, Paging("using Muster.Core.Alerts;", "")))
            ),
            "the folders Alerts → Paging → Alerts form a circle: src/Muster.Core/Alerts/Alert.cs uses Paging"
        );

    [Theory]
    [InlineData("Muster.Core.Paging.Page? P = null;")]
    [InlineData("Paging.Page? P = null;")]
    [InlineData("Core.Paging.Page? P = null;")]
    [InlineData("string P = Paging.Page.Name;")]
    [InlineData("System.Collections.Generic.List<Paging.Page> P = [];")]
    public void A_circle_by_written_names_is_refused(string member) =>
        Wall.Refuses(
            FolderCircles.Breaches(Wall.Files((Alert, Alerts("", member)), (Page, Paging("using static Muster.Core.Alerts.Alert;", "")))),
            "Alerts → Paging → Alerts"
        );

    [Fact]
    public void A_circle_of_three_is_refused_once() =>
        Wall.Refuses(
            FolderCircles.Breaches(
                Wall.Files(
                    (Alert, Alerts("using Muster.Core.Paging;", "")),
                    (Page, Paging("using Muster.Core.Reviews;", "")),
                    ("src/Muster.Core/Reviews/Review.cs", "using Muster.Core.Alerts; namespace Muster.Core.Reviews; class Review;")
                )
            ),
            "Alerts → Paging → Reviews → Alerts"
        );

    [Fact]
    public void A_circle_between_the_folders_of_a_folder_is_refused() =>
        Wall.Refuses(
            FolderCircles.Breaches(
                Wall.Files(
                    (
                        "src/Muster.Server/Web/Charts/Line.cs",
                        "using Muster.Server.Web.Forms; namespace Muster.Server.Web.Charts; class Line;"
                    ),
                    (
                        "src/Muster.Server/Web/Forms/Field.cs",
                        "using Muster.Server.Web.Charts; namespace Muster.Server.Web.Forms; class Field;"
                    )
                )
            ),
            "Muster.Server.Web: the folders Charts → Forms → Charts"
        );

    [Fact]
    public void A_circle_through_a_Razor_import_is_refused() =>
        Wall.Refuses(
            FolderCircles.Breaches(
                Wall.Files(
                    ("src/Muster.Server/_Imports.razor", "@using Muster.Server.Web\n@using Muster.Server.Channels"),
                    ("src/Muster.Server/Web/Badge.razor", "<Mail />"),
                    ("src/Muster.Server/Channels/Mail.razor", "@code {\n    private Muster.Server.Web.Badge? _badge;\n}")
                )
            ),
            "Channels → Web → Channels"
        );

    [Theory]
    [InlineData("using Muster.Core.Kernel;", "")]
    [InlineData("", "int Paging => 1; int P => Paging.CompareTo(2);")]
    [InlineData("", "// Muster.Core.Paging.Page is named in a comment only.")]
    public void Floors_stand(string usings, string member) =>
        Wall.Stands(
            FolderCircles.Breaches(
                Wall.Files(
                    (Alert, Alerts(usings, member)),
                    (Page, Paging("using Muster.Core.Alerts;", "")),
                    ("src/Muster.Core/Kernel/Actor.cs", "namespace Muster.Core.Kernel; class Actor;")
                )
            )
        );

    private static string Alerts(string usings, string member) => $"{usings}\nnamespace Muster.Core.Alerts;\nclass Alert {{\n{member}\n}}";

    private static string Paging(string usings, string member) => $"{usings}\nnamespace Muster.Core.Paging;\nclass Page {{\n{member}\n}}";
}
