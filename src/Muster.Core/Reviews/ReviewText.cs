// The words for the parts of a review.
namespace Muster.Core.Reviews;

public static class ReviewText
{
    public static string Label(this ReviewSection section) =>
        section switch
        {
            ReviewSection.Summary => "Summary",
            ReviewSection.Impact => "Impact",
            ReviewSection.Detection => "Detection",
            ReviewSection.Response => "Response, and what was tried",
            ReviewSection.Communications => "Communications",
            ReviewSection.Lessons => "Lessons",
        };

    public static string Label(this CauseClass cause) =>
        cause switch
        {
            CauseClass.MissingGuardrail => "Missing guardrail",
            CauseClass.MissingTest => "Missing test",
            CauseClass.MissingAlert => "Missing alert",
            CauseClass.Capacity => "Capacity",
            CauseClass.Design => "Design",
            CauseClass.Process => "Process",
            CauseClass.Dependency => "Dependency",
            CauseClass.Other => "Other",
        };

    public static string Label(this ActionItemPriority priority) =>
        priority switch
        {
            ActionItemPriority.Critical => "Critical",
            ActionItemPriority.High => "High",
            ActionItemPriority.Medium => "Medium",
            ActionItemPriority.Low => "Low",
        };

    public static string Label(this ActionItemType type) =>
        type switch
        {
            ActionItemType.Prevent => "Prevent",
            ActionItemType.Detect => "Detect",
            ActionItemType.Mitigate => "Mitigate",
            ActionItemType.Learn => "Learn",
        };
}
