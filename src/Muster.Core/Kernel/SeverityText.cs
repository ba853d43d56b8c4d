// A severity as people write it: SEV-1.
namespace Muster.Core.Kernel;

public static class SeverityText
{
    public static string Label(this Severity severity) => "SEV-" + (int)severity;
}
