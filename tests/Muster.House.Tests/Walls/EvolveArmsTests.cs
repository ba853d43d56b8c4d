// The last arms of every Evolve, and swallowing ones that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class EvolveArmsTests
{
    [Fact]
    public void No_Evolve_swallows_an_unknown_event() => Wall.Stands(EvolveArms.Breaches(Repository.Files));

    [Theory]
    [InlineData("happened switch { A a => state, _ => state };")]
    [InlineData("happened switch { A a => state, _ => state with { At = 1 } };")]
    public void A_swallowing_arm_is_refused(string body) => Wall.Refuses(Check("=> " + body), "swallows an event");

    [Fact]
    public void A_swallowing_default_is_refused() =>
        Wall.Refuses(Check("{ switch (happened) { case A: return state; default: return state; } }"), "swallows an event");

    [Theory]
    [InlineData("=> happened switch { A a => state, _ => throw new UnreachableException() };")]
    [InlineData("=> happened switch { A a => state.Kind switch { 1 => state, _ => state }, _ => throw new UnreachableException() };")]
    [InlineData("{ switch (happened) { case A: return state; default: throw new UnreachableException(); } }")]
    public void A_throwing_arm_stands(string body) => Wall.Stands(Check(body));

    private static IEnumerable<string> Check(string body) =>
        EvolveArms.Breaches(
            Wall.Files(
                ("src/Muster.Core/Paging/Page.cs", $"record Page {{ public static Page Evolve(Page state, PageEvent happened) {body} }}")
            )
        );
}
