namespace Services86.Rest.Patches;

/// <summary>Counts what the operations of a patch cost beyond the size of the patch.</summary>
/// <param name="maxCopiedBytes">The maximum number of bytes that all operations copy or compare.</param>
/// <param name="maxMovedItems">The maximum number of items of lists that all operations move.</param>
internal sealed class PatchCost(int maxCopiedBytes, int maxMovedItems)
{
    private int _movedItems;

    /// <summary>Gets the number of bytes that the operations may still copy or compare.</summary>
    public int LeftBytes { get; private set; } = maxCopiedBytes;

    /// <summary>Counts bytes that are copied or compared.</summary>
    /// <returns>Whether the operations may copy that many.</returns>
    public bool TryCopy(int bytes)
    {
        var isPossible = bytes <= LeftBytes;
        LeftBytes -= isPossible ? bytes : 0;
        return isPossible;
    }

    /// <summary>Counts items of a list that are moved.</summary>
    /// <returns>Whether the operations may move that many.</returns>
    public bool TryMove(int items)
    {
        _movedItems = items <= maxMovedItems - _movedItems ? _movedItems + items : maxMovedItems + 1;
        return _movedItems <= maxMovedItems;
    }
}
