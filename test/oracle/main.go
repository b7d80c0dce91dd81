// Oracle answers what Talos itself says of machine configs and META network configs. It loads and validates
// them as `talosctl validate --mode metal` does, with the release of the machinery that it is built with.
//
// Input and output are JSON lines: a question {"kind": "config" | "meta", "text": "…"} each, and an answer each,
// in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/siderolabs/talos/pkg/machinery/config/configloader"
	"github.com/siderolabs/talos/pkg/machinery/config/validation"
)

type question struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

type answer struct {
	Errors   []string `json:"errors"`
	Warnings []string `json:"warnings"`
}

func main() {
	log.SetFlags(0)

	if err := serve(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func serve(in io.Reader, out io.Writer) error {
	questions := json.NewDecoder(bufio.NewReader(in))

	writer := bufio.NewWriter(out)
	defer writer.Flush() //nolint:errcheck // the last Encode has told already

	answers := json.NewEncoder(writer)
	answers.SetEscapeHTML(false)

	for {
		var asked question

		if err := questions.Decode(&asked); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("question: %w", err)
		}

		if err := answers.Encode(judge(asked)); err != nil {
			return err
		}
	}
}

// judge turns a panic of the machinery into a refusal: the node would not take such a config either.
func judge(asked question) (found answer) {
	defer func() {
		if reason := recover(); reason != nil {
			found = answer{Errors: []string{fmt.Sprintf("panic: %v", reason)}}
		}
	}()

	if asked.Kind == "meta" {
		return answer{Errors: messagesOf(decodePlatformConfig([]byte(asked.Text)))}
	}

	return judgeConfig([]byte(asked.Text))
}

func judgeConfig(text []byte) answer {
	config, err := configloader.NewFromBytes(text)
	if err != nil {
		return answer{Errors: messagesOf(err)}
	}

	warnings, err := config.Validate(metal{}, validation.WithLocal())

	return answer{Errors: messagesOf(err), Warnings: warnings}
}

// messagesOf lists the single faults of which an error was put together.
func messagesOf(err error) []string {
	if err == nil {
		return nil
	}

	var several interface{ WrappedErrors() []error }
	if !errors.As(err, &several) {
		return []string{err.Error()}
	}

	var messages []string
	for _, one := range several.WrappedErrors() {
		messages = append(messages, messagesOf(one)...)
	}

	return messages
}

// metal is the mode of a machine with disks, which asks most of a config.
type metal struct{}

func (metal) String() string { return "metal" }

func (metal) RequiresInstall() bool { return true }

func (metal) InContainer() bool { return false }
