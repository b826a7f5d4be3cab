#include "CSimdJSON.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include <simdjson.h>

namespace {

CSimdJSONStatus statusOf(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::EMPTY: return CSIMDJSON_EMPTY;
    case simdjson::UNCLOSED_STRING:
    case simdjson::UNESCAPED_CHARS: return CSIMDJSON_BAD_STRING;
    case simdjson::UTF8_ERROR: return CSIMDJSON_BAD_UTF8;
    default: return CSIMDJSON_FAILED;
    }
}

}  // namespace

// Only stage 1 is used. It finds tokens at some gigabytes per second and checks UTF-8 and strings. simdjson's own walks of the
// tokens check less than JSON demands (the on-demand one) or lose places and the text of numbers (the DOM), so the caller walks them.
CSimdJSONIndex csimdjson_index(const uint8_t *bytes, size_t length, size_t skip) {
    CSimdJSONIndex result{CSIMDJSON_FAILED, nullptr, 0};
    if (length == 0 || skip >= length) {
        result.status = CSIMDJSON_EMPTY;
        return result;
    }
    std::unique_ptr<uint8_t[]> padded(new (std::nothrow) uint8_t[length + simdjson::SIMDJSON_PADDING]);
    if (!padded) { return result; }
    std::memset(padded.get(), ' ', skip);
    std::memcpy(padded.get() + skip, bytes + skip, length - skip);
    std::memset(padded.get() + length, ' ', simdjson::SIMDJSON_PADDING);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(length, 1, parser)) { return result; }
    result.status = statusOf(parser->stage1(padded.get(), length, simdjson::stage1_mode::regular));
    if (result.status != CSIMDJSON_OK) { return result; }

    result.count = parser->n_structural_indexes;
    result.offsets = parser->structural_indexes.release();
    return result;
}

void csimdjson_free(CSimdJSONIndex index) { delete[] index.offsets; }
