// Prints what a test measured, in a line that can be searched for.
namespace Muster.Chaos.Tests.Driving;

internal static class Figures
{
    public static void Say(string what) => TestContext.Current.TestOutputHelper?.WriteLine("figure: " + what);
}
