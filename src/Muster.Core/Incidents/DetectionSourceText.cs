// Who noticed an incident first, in a word.
namespace Muster.Core.Incidents;

public static class DetectionSourceText
{
    public static string Label(this DetectionSource source) =>
        source switch
        {
            DetectionSource.Monitoring => "monitoring",
            DetectionSource.Customers => "customers",
            DetectionSource.People => "people",
        };
}
