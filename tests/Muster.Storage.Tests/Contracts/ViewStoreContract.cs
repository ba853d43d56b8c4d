// What the rows of the read models promise.
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class ViewStoreContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task A_row_is_found_by_kind_and_id()
    {
        View row = new("incident", "INC-1", "open", Some.Now, "checkout 🚨 زيت", "{ \"title\" : \"🚨\\n\" }\n");
        await PutAsync(row, Some.View("INC-1", kind: "page"));

        Assert.Equal(row, await Store.Views.FindAsync("incident", "INC-1", None));
        Assert.Null(await Store.Views.FindAsync("incident", "INC-2", None));
        Assert.Null(await Store.Views.FindAsync("review", "INC-1", None));
    }

    [Fact]
    public async Task Rows_are_found_by_more_ids_than_a_statement_takes()
    {
        await PutAsync(Some.View("a"), Some.View("b"));

        IReadOnlyList<View> found = await Store.Views.FindAsync(
            "incident",
            ["a", .. Enumerable.Range(0, 70_000).Select(number => $"none-{number}"), "b", "a"],
            None
        );

        Assert.Equal(["a", "b"], found.Select(row => row.Id).Order());
    }

    [Fact]
    public async Task Writing_a_row_again_replaces_it()
    {
        await PutAsync(Some.View("a", 1, "open", "old"));
        View changed = Some.View("a", 2, "closed", "new");
        await PutAsync(changed);

        Assert.Equal(changed, await Store.Views.FindAsync("incident", "a", None));
        Assert.Equal(1, await Store.Views.CountAsync("incident", [], None));
    }

    [Fact]
    public async Task The_last_of_two_rows_with_one_id_in_a_commit_stands()
    {
        await PutAsync(Some.View("a", status: "first"), Some.View("a", status: "second"));

        Assert.Equal("second", (await Store.Views.FindAsync("incident", "a", None))!.Status);
    }

    [Fact]
    public async Task Lists_sort_by_time_newest_first_then_by_id_descending()
    {
        await PutAsync(Some.View("b", 1), Some.View("a", 2), Some.View("c", 1), Some.View("B", 1), Some.View("other", 9, kind: "page"));

        Assert.Equal(["a", "c", "b", "B"], await IdsAsync(new("incident", [], null, null, 10)));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        await PutAsync([.. Enumerable.Range(0, 25).Select(number => Some.View($"v{number:00}", number / 4))]);

        List<string> paged = [];
        ViewCursor? before = null;
        do
        {
            IReadOnlyList<View> page = await Store.Views.ListAsync(new("incident", [], null, before, 4), None);
            paged.AddRange(page.Select(row => row.Id));
            before = page.Count == 0 ? null : new(page[^1].SortAt, page[^1].Id);
        } while (before is not null);

        Assert.Equal(await IdsAsync(new("incident", [], null, null, 200)), paged);
        Assert.Equal(25, paged.Count);
    }

    [Fact]
    public async Task Lists_and_counts_filter_by_any_of_the_statuses()
    {
        await PutAsync(
            Some.View("a", 3, "open"),
            Some.View("b", 2, "mitigated"),
            Some.View("c", 1, "closed"),
            Some.View("d", 1, "open", kind: "page")
        );

        Assert.Equal(["a", "b"], await IdsAsync(new("incident", ["open", "mitigated"], null, null, 10)));
        Assert.Equal(2, await Store.Views.CountAsync("incident", ["open", "mitigated"], None));
        Assert.Equal(3, await Store.Views.CountAsync("incident", [], None));
        Assert.Equal(0, await Store.Views.CountAsync("incident", ["unknown"], None));
    }

    [Fact]
    public async Task A_list_of_one_subject_holds_its_rows_alone()
    {
        View first = Some.View("a", 1, "active") with { Subject = "INC-1" };
        View second = Some.View("b", 2, "closed") with { Subject = "INC-1" };
        await PutAsync(first, second, Some.View("c", 3) with { Subject = "INC-11" }, Some.View("d", 4, search: "INC-1"));
        ViewQuery ofOne = new("incident", [], null, null, 10) { Subject = "INC-1" };

        Assert.Equal([second, first], await Store.Views.ListAsync(ofOne, None));
        Assert.Equal([first], await Store.Views.ListAsync(ofOne with { Statuses = ["active"] }, None));
        Assert.Equal(["a"], await IdsAsync(ofOne with { Before = new(second.SortAt, second.Id) }));

        await PutAsync(first with { Subject = null });
        Assert.Equal(["b"], await IdsAsync(ofOne));
    }

    [Fact]
    public async Task A_search_wants_all_words_in_any_case_and_order()
    {
        await PutAsync(Some.View("a", 2, search: "checkout database is slow"), Some.View("b", 1, search: "checkout is down"));

        Assert.Equal(["a", "b"], await IdsAsync(Search("  Checkout ")));
        Assert.Equal(["a"], await IdsAsync(Search("slow checkout")));
        Assert.Equal(["b"], await IdsAsync(Search("heck\tDOWN")));
        Assert.Empty(await IdsAsync(Search("slow down")));
        Assert.Equal(["a", "b"], await IdsAsync(Search("")));
    }

    [Fact]
    public async Task A_search_looks_as_far_as_it_was_told_and_says_where_it_stopped()
    {
        await PutAsync([
            .. Enumerable.Range(0, 7).Select(number => Some.View($"v{number}", number, search: number % 3 == 0 ? "hit" : "miss")),
        ]);
        ViewQuery query = Search("hit") with { Searched = 3 };

        Assert.Equal(["v6"], await IdsAsync(query));
        ViewCursor? stopped = await Store.Views.SearchedToAsync(query, None);
        Assert.Equal(new ViewCursor(Some.At(4), "v4"), stopped);
        Assert.Equal(["v3"], await IdsAsync(query with { Before = stopped }));
        ViewCursor? again = await Store.Views.SearchedToAsync(query with { Before = stopped }, None);
        Assert.Equal(["v0"], await IdsAsync(query with { Before = again }));
        Assert.Null(await Store.Views.SearchedToAsync(query with { Before = again }, None));
        Assert.Null(await Store.Views.SearchedToAsync(query with { Search = null }, None));
        Assert.Equal(7, (await IdsAsync(query with { Search = null })).Count());
    }

    [Fact]
    public async Task A_count_ends_one_after_the_most_that_is_told()
    {
        await PutAsync([.. Enumerable.Range(0, ViewQuery.CountMax + 5).Select(number => Some.View($"v{number}"))]);

        Assert.Equal(ViewQuery.CountMax + 1, await Store.Views.CountAsync("incident", ["open"], None));
    }

    [Fact]
    public async Task Many_rows_are_found_at_once()
    {
        await PutAsync(Some.View("a"), Some.View("b"), Some.View("b", kind: "page"), Some.View("c"));

        Assert.Equal(
            ["a", "b"],
            (await Store.Views.FindAsync("incident", ["a", "b", "b", "missing"], None)).Select(row => row.Id).Order(StringComparer.Ordinal)
        );
        Assert.Empty(await Store.Views.FindAsync("incident", Array.Empty<string>(), None));
    }

    [Theory]
    [InlineData("%", "100% full")]
    [InlineData("_", "snake_case")]
    [InlineData("\\", "back\\slash")]
    [InlineData("'", "it's")]
    [InlineData("*", "a*b")]
    [InlineData("🚨", "loud 🚨")]
    public async Task A_search_takes_its_signs_literally(string sign, string text)
    {
        await PutAsync(Some.View("with", search: text), Some.View("without", search: "plain text"));

        Assert.Equal(["with"], await IdsAsync(Search(sign)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_page_of_a_list_has_one_to_two_hundred_rows(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ViewQuery("incident", [], null, null, limit));

    [Fact]
    public async Task Every_write_gets_a_higher_revision()
    {
        Assert.Equal(0, await Store.Views.RevisionAsync(None));
        await PutAsync(Some.View("a"), Some.View("b"));
        long first = await Store.Views.RevisionAsync(None);
        await PutAsync(Some.View("a", status: "closed"));

        IReadOnlyList<ViewRevision> all = await Store.Views.ChangedSinceAsync(0, 10, None);

        Assert.Equal(["b", "a"], all.Select(row => row.Id));
        Assert.True(all[0].Revision < all[1].Revision, "ascending");
        Assert.Equal(first, all[0].Revision);
        Assert.Equal([all[1]], await Store.Views.ChangedSinceAsync(first, 10, None));
        Assert.Equal([all[0]], await Store.Views.ChangedSinceAsync(0, 1, None));
        Assert.Equal(all[1].Revision, await Store.Views.RevisionAsync(None));
    }

    [Fact]
    public async Task Who_follows_by_revision_hears_of_every_row_while_others_write()
    {
        using CancellationTokenSource done = new();
        HashSet<string> heard = [];
        Task follower = Task.Run(async () =>
        {
            long revision = 0;
            for (bool last = false; ; last = done.IsCancellationRequested)
            {
                IReadOnlyList<ViewRevision> next = await Store.Views.ChangedSinceAsync(revision, 5, None);
                heard.UnionWith(next.Select(row => row.Id));
                revision = next.Count == 0 ? revision : next[^1].Revision;
                if (last && next.Count == 0)
                {
                    return;
                }
            }
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (int row = 0; row < 10; row++)
                        {
                            await PutAsync(Some.View($"{writer}-{row}"), Some.View("shared"));
                        }
                    })
                )
        );
        await done.CancelAsync();
        await follower;

        Assert.Equal(81, heard.Count);
    }

    [Fact]
    public async Task Rows_that_were_not_written_since_a_revision_are_removed_by_their_kind_and_revisions_go_on()
    {
        await PutAsync(Some.View("a"), Some.View("b", kind: "page"), Some.View("c", kind: "declaration"), Some.View("d"), Some.View("e"));
        long before = await Store.Views.RevisionAsync(None);
        await PutAsync(Some.View("d"), Some.View("f"));
        long after = await Store.Views.RevisionAsync(None);

        Assert.Equal(3, await Store.Views.RemoveNotWrittenSinceAsync(before, ["incident", "page"], None));

        IReadOnlyList<ViewRevision> left = await Store.Views.ChangedSinceAsync(0, 10, None);
        Assert.Equal(["c", "d", "f"], left.Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(0, await Store.Views.RemoveNotWrittenSinceAsync(before, ["incident", "page"], None));
        Assert.Equal(after, await Store.Views.RevisionAsync(None));
    }

    private static ViewQuery Search(string words) => new("incident", [], words, null, 10);

    private Task<long> PutAsync(params View[] rows) => CommittedAsync(new Commit { Views = [.. rows] });

    private async Task<IEnumerable<string>> IdsAsync(ViewQuery query) => (await Store.Views.ListAsync(query, None)).Select(row => row.Id);
}
